package dev.orchard.training.source;

import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A spec's query with its named placeholders made positional. Placeholders are found outside of
 * string literals, quoted names, dollar quotes and comments only, and {@code ::} is a cast. They
 * become typed parameters, so that {@code :now - interval 6 month} has a type before a value is
 * bound.
 *
 * @param sql the query with {@code cast(? as …)} in place of each placeholder
 * @param parameters the placeholder of each question mark, in order
 */
record BoundQuery(String sql, List<Parameter> parameters) {
  private static final Set<String> READING = Set.of("select", "with", "from", "values");

  private static final Pattern DATA_FILE =
      Pattern.compile(
          "[^']*\\.(csv|tsv|txt|parquet|json|jsonl|ndjson)(\\.gz|\\.zst)?",
          Pattern.CASE_INSENSITIVE);

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

  private static final String TYPES =
      ", auto_type_candidates = ['BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR']";

  enum Parameter {
    ORG_ID("org_id", "varchar"),
    NOW("now", "timestamp");

    private final String placeholder;
    private final String type;

    Parameter(String placeholder, String type) {
      this.placeholder = placeholder;
      this.type = type;
    }

    static Parameter of(String name) {
      for (Parameter parameter : values()) {
        if (parameter.placeholder.equals(name)) {
          return parameter;
        }
      }
      throw refuse("it names the placeholder :" + name + "; there are :org_id and :now");
    }
  }

  BoundQuery {
    parameters = List.copyOf(parameters);
  }

  /**
   * Parses a query. A string literal that ends like a data file and is no absolute path or URL is a
   * file of the folder, and becomes its absolute path: DuckDB would look in the process's own
   * folder first, and its fence knows absolute paths only.
   *
   * @throws TrainingException if it is not a single statement that reads, or names a placeholder
   *     that does not exist
   */
  static BoundQuery parse(String query, Path folder) {
    return new Parser(query, folder).parse();
  }

  private static TrainingException refuse(String why) {
    return new TrainingException(Reason.QUERY_FAILED, "The query is refused: " + why);
  }

  private static final class Parser {
    private final String query;
    private final Path folder;
    private final StringBuilder sql = new StringBuilder();
    private final StringBuilder firstWord = new StringBuilder();
    private final List<Parameter> parameters = new ArrayList<>();
    private boolean firstWordDone;
    private boolean statementDone;
    private int at;

    Parser(String query, Path folder) {
      this.query = query;
      this.folder = folder;
    }

    BoundQuery parse() {
      while (at < query.length()) {
        char character = query.charAt(at);
        if (query.startsWith("--", at)) {
          skipTo("\n");
        } else if (query.startsWith("/*", at)) {
          skipTo("*/");
        } else if (Character.isWhitespace(character)) {
          firstWordDone |= !firstWord.isEmpty();
          copy(1);
        } else {
          code(character);
        }
      }
      if (!READING.contains(firstWord.toString().toLowerCase(Locale.ROOT))) {
        throw refuse("it must be a select");
      }
      return new BoundQuery(sql.toString(), parameters);
    }

    private void code(char character) {
      if (character == ';') {
        statementDone = true;
        at++;
        return;
      }
      if (statementDone) {
        throw refuse("it must be a single statement");
      }
      if (!firstWordDone && Character.isLetter(character)) {
        firstWord.append(character);
        copy(1);
        return;
      }
      firstWordDone = true;
      switch (character) {
        case '\'', '"' -> copyQuoted(character);
        case '$' -> copyDollarQuoted();
        case '?' -> throw refuse("it has a ? placeholder; use :org_id or :now");
        case ':' -> colon();
        default -> copy(1);
      }
    }

    private void colon() {
      boolean cast = query.startsWith("::", at);
      int end = at + 1;
      while (end < query.length() && isWord(query.charAt(end))) {
        end++;
      }
      boolean named = end > at + 1 && Character.isLetter(query.charAt(at + 1));
      boolean slice = at > 0 && (isWord(query.charAt(at - 1)) || query.charAt(at - 1) == ']');
      if (cast) {
        copy(2);
      } else if (named && !slice) {
        Parameter parameter = Parameter.of(query.substring(at + 1, end));
        parameters.add(parameter);
        sql.append("cast(? as ").append(parameter.type).append(')');
        at = end;
      } else {
        copy(1);
      }
    }

    /** Copies up to the closing quote; a doubled quote just starts the next quoted part. */
    private void copyQuoted(char quote) {
      int end = query.indexOf(quote, at + 1);
      boolean escapes = quote == '\'' && at > 0 && (query.charAt(at - 1) | 0x20) == 'e';
      while (escapes && end > 0 && query.charAt(end - 1) == '\\') {
        end = query.indexOf(quote, end + 1);
      }
      if (end < 0) {
        throw refuse("a quote is not closed");
      }
      String literal = query.substring(at + 1, end);
      if (quote == '\'' && !escapes && isFile(literal)) {
        appendFile("'" + folder.toString().replace("'", "''") + "/" + literal + "'", literal);
        at = end + 1;
      } else {
        copy(end + 1 - at);
      }
    }

    /**
     * DuckDB takes a CSV column of yes and no for booleans and forgets how they were spelt; a
     * category must keep its spelling, because clients use it. Where the query does not choose
     * types, booleans are therefore left as text.
     */
    private void appendFile(String path, String name) {
      boolean choosesTypes = CHOSEN_TYPES.matcher(query).find();
      if (choosesTypes || !CSV_FILE.matcher(name).matches()) {
        sql.append(path);
      } else if (IN_READ_CSV.matcher(sql).find()) {
        sql.append(path).append(TYPES);
      } else if (IN_FROM.matcher(sql).find()) {
        sql.append("read_csv(").append(path).append(TYPES).append(')');
      } else {
        sql.append(path);
      }
    }

    private static boolean isFile(String literal) {
      return DATA_FILE.matcher(literal).matches()
          && !literal.startsWith("/")
          && !literal.contains("://");
    }

    private void copyDollarQuoted() {
      int end = at + 1;
      while (end < query.length() && isWord(query.charAt(end))) {
        end++;
      }
      if (end >= query.length() || query.charAt(end) != '$') {
        throw refuse("it has a $ placeholder; use :org_id or :now");
      }
      String tag = query.substring(at, end + 1);
      int close = query.indexOf(tag, end + 1);
      if (close < 0) {
        throw refuse("a quote is not closed");
      }
      copy(close + tag.length() - at);
    }

    private void skipTo(String end) {
      int found = query.indexOf(end, at + 2);
      at = found < 0 ? query.length() : found + end.length();
      firstWordDone |= !firstWord.isEmpty();
      sql.append(' ');
    }

    private void copy(int length) {
      sql.append(query, at, at + length);
      at += length;
    }

    private static boolean isWord(char character) {
      return character == '_' || Character.isLetterOrDigit(character);
    }
  }
}
