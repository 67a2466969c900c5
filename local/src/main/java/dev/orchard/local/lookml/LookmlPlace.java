package dev.orchard.local.lookml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the LookML will stand: whose names it uses that Orchard cannot know.
 *
 * @param project of Google Cloud, where the remote function is
 * @param dataset of BigQuery, where the remote function is
 * @param connection Looker's name of the connection to BigQuery
 * @param table whose rows are scored, {@code dataset.table} or {@code project.dataset.table}
 * @param key the column that tells its rows apart
 * @param view the name of the view of rows; that of scores has {@code _scores} behind it
 * @param explore the name of the explore
 * @param trigger SQL whose result changes when all rows are to be scored anew
 */
public record LookmlPlace(
    String project,
    String dataset,
    String connection,
    String table,
    String key,
    String view,
    String explore,
    String trigger) {
  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{1,62}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_-]{1,127}");
  private static final Pattern LOOKML_NAME = Pattern.compile("[a-z][a-z0-9_]{0,127}");
  private static final Pattern TABLE =
      Pattern.compile("([a-z][a-z0-9.:-]{1,62}\\.)?[A-Za-z0-9_]+\\.[A-Za-z0-9_$-]+");

  public LookmlPlace {
    List<String> mistakes = new ArrayList<>();
    require(PROJECT, "--project", project, "a project's id", mistakes);
    require(WORD, "--dataset", dataset, "letters, digits and _", mistakes);
    require(CONNECTION, "--connection", connection, "the name of a connection", mistakes);
    require(TABLE, "--table", table, "[project.]dataset.table", mistakes);
    require(WORD, "--key", key, "the name of a column", mistakes);
    require(LOOKML_NAME, "--view", view, "a-z, 0-9 and _, a letter first", mistakes);
    require(LOOKML_NAME, "--explore", explore, "a-z, 0-9 and _, a letter first", mistakes);
    if (trigger.isBlank() || trigger.contains(";")) {
      mistakes.add("--trigger: expected one query without a semicolon");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
  }

  private static void require(
      Pattern pattern, String option, String value, String expected, List<String> mistakes) {
    if (!pattern.matcher(value).matches()) {
      mistakes.add(option + ": expected " + expected + ", found \"" + value + "\"");
    }
  }
}
