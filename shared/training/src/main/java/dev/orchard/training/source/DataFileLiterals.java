package dev.orchard.training.source;

import java.util.regex.Pattern;

/**
 * Gives the data files that a query names their absolute paths: DuckDB would look in the process's
 * own folder first, and its fence knows absolute paths only. A literal that ends like a data file
 * and is no absolute path or other URL is one.
 *
 * <p>DuckDB takes a CSV column of yes and no for booleans and forgets how they were spelt; a
 * category must keep its spelling, because clients use it. Where the query does not choose types,
 * booleans are therefore left as text.
 */
final class DataFileLiterals implements LiteralRewriter {
  /** What DuckDB may take the columns of a CSV file for. */
  static final String TYPES =
      "auto_type_candidates = ['BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR']";

  private static final String CLOUD = "gs://";

  private static final Pattern DATA_FILE =
      Pattern.compile(
          ".*\\.(csv|tsv|txt|parquet|json|jsonl|ndjson)(\\.gz|\\.zst)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern CSV_FILE =
      Pattern.compile(".*\\.(csv|tsv)(\\.gz|\\.zst)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern CHOSEN_TYPES =
      Pattern.compile(
          "\\b(auto_type_candidates|types|dtypes|column_types|columns|all_varchar)\\s*:?=",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IN_READ_CSV =
      Pattern.compile("\\bread_csv(_auto)?\\s*\\(\\s*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern IN_FROM =
      Pattern.compile("\\b(from|join)\\s+$", Pattern.CASE_INSENSITIVE);

  private final DataPlaces places;
  private final boolean choosesTypes;

  DataFileLiterals(String query, DataPlaces places) {
    this.places = places;
    this.choosesTypes = CHOSEN_TYPES.matcher(query).find();
  }

  @Override
  public String rewrite(String content, CharSequence before) {
    if (!isFile(content)) {
      return quoted(content);
    }
    String path = quoted(places.local(content));
    if (choosesTypes || !CSV_FILE.matcher(content).matches()) {
      return path;
    } else if (IN_READ_CSV.matcher(before).find()) {
      return path + ", " + TYPES;
    } else if (IN_FROM.matcher(before).find()) {
      return "read_csv(" + path + ", " + TYPES + ")";
    }
    return path;
  }

  /** A literal of SQL. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static boolean isFile(String literal) {
    return DATA_FILE.matcher(literal).matches()
        && !literal.startsWith("/")
        && (literal.startsWith(CLOUD) || !literal.contains("://"));
  }
}
