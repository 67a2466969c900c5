package dev.orchard.training.source;

import dev.orchard.model.Violation;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's failures in our terms. Its own words help whoever wrote the query; the folders' paths
 * stay inside.
 */
final class DuckDbFailures {
  private static final int SHOWN_MESSAGE = 300;

  /** What it says when text turns up in a CSV column that looked like numbers so far. */
  private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");

  private static final Pattern CSV_VALUE =
      Pattern.compile(
          "Error when converting column \"(.*?)\"\\. Could not convert string \"(.*?)\" to '(.*?)'",
          Pattern.DOTALL);

  private static final List<String> NO_SPACE =
      List.of("out of memory", "no space left", "max_temp_directory_size", "disk full");

  private final List<Path> folders;

  DuckDbFailures(List<Path> folders) {
    this.folders = folders;
  }

  TrainingException of(SQLException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse("no reason given");
    Matcher line = CSV_LINE.matcher(message);
    Matcher value = CSV_VALUE.matcher(message);
    if (line.find() && value.find()) {
      return new TrainingException(
          Reason.WRONG_VALUE,
          "line "
              + line.group(1)
              + " of the CSV file, column \""
              + Violation.shorten(value.group(1))
              + "\": expected "
              + value.group(3)
              + " as in the rows before, found \""
              + Violation.shorten(value.group(2))
              + "\"",
          e);
    }
    String lower = message.toLowerCase(Locale.ROOT);
    if (NO_SPACE.stream().anyMatch(lower::contains)) {
      return new TrainingException(
          Reason.OUT_OF_SPACE,
          "The query needs more memory and disk than it may use: " + safe(message),
          e);
    }
    return new TrainingException(Reason.QUERY_FAILED, "The query failed: " + safe(message), e);
  }

  private String safe(String message) {
    String safe = message.lines().findFirst().orElse("");
    for (Path folder : folders) {
      safe = safe.replace(folder + "/", "").replace(folder.toString(), ".");
    }
    return safe.length() <= SHOWN_MESSAGE ? safe : safe.substring(0, SHOWN_MESSAGE) + "…";
  }
}
