package dev.orchard.training.source;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.DuckDbSession.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes a CSV or NDJSON file anew as Parquet, which is smaller, typed and read many times faster.
 * Types are those that the whole file bears, and those that a training would see. What was written
 * is read again and compared before it takes its name.
 */
public final class ParquetConversion {
  private static final Duration LIMIT = Duration.ofDays(1);

  private final DuckDbLimits limits;
  private final int rowGroupRows;

  /**
   * A conversion.
   *
   * @param rowGroupRows so many rows make a row group, the unit that readers skip or read whole
   */
  public ParquetConversion(DuckDbLimits limits, int rowGroupRows) {
    this.limits = limits;
    this.rowGroupRows = rowGroupRows;
  }

  /** A column and its type in DuckDB's word. */
  public record TypedColumn(String name, String type) {}

  /** What was written. */
  public record Report(
      long rows, List<TypedColumn> columns, long bytesBefore, long bytesAfter, String checksum) {
    public Report {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Converts.
   *
   * @param target replaced if it is there; left as it was if anything goes wrong
   * @throws TrainingException if the source cannot be read, or what was written differs from it
   */
  public Report convert(Path source, Path target, ProgressListener progress) {
    Path input = source.toAbsolutePath().normalize();
    Path output = target.toAbsolutePath().normalize();
    Path part = output.resolveSibling(output.getFileName() + ".part-" + UUID.randomUUID());
    RunningStatement running = new RunningStatement();
    try {
      return new TimeLimit(LIMIT)
          .call(() -> convert(input, part, output, progress, running), running::cancel);
    } finally {
      remove(part);
    }
  }

  private Report convert(
      Path input, Path part, Path output, ProgressListener progress, RunningStatement running) {
    List<Path> folders = List.of(input.getParent(), output.getParent());
    try (DuckDbSession session = DuckDbSession.open(limits, folders, Results.WHOLE);
        Statement statement = running.started(session.connection().createStatement())) {
      String read = reader(input);
      progress.progress("inferring types", 0, -1);
      List<TypedColumn> columns = columns(statement, read);
      progress.progress("writing", 0, -1);
      statement.execute(
          "copy (from "
              + read
              + ") to "
              + DataFileLiterals.quoted(part.toString())
              + " (format parquet, compression zstd, row_group_size "
              + rowGroupRows
              + ")");
      progress.progress("comparing", 0, -1);
      List<String> before = checksums(session.connection(), read, columns);
      List<String> after = checksums(session.connection(), parquet(part), columns);
      requireSame(before, after, columns);
      Report report =
          new Report(
              Long.parseLong(after.get(0)),
              columns,
              Files.size(input),
              Files.size(part),
              after.get(1));
      Files.move(part, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return report;
    } catch (SQLException e) {
      throw new DuckDbFailures(folders).of(e);
    } catch (IOException e) {
      throw new TrainingException(Reason.OUT_OF_SPACE, "The file cannot be written", e);
    }
  }

  private static String reader(Path input) {
    String name = input.getFileName().toString().toLowerCase(Locale.ROOT);
    String path = DataFileLiterals.quoted(input.toString());
    if (name.matches(".*\\.(csv|tsv|txt)(\\.gz|\\.zst)?")) {
      return "read_csv(" + path + ", sample_size = -1, " + DataFileLiterals.TYPES + ")";
    } else if (name.matches(".*\\.(ndjson|jsonl|json)(\\.gz|\\.zst)?")) {
      return "read_json(" + path + ", sample_size = -1)";
    }
    throw new TrainingException(
        Reason.UNSUPPORTED, "Expected a file named .csv, .tsv, .ndjson or .jsonl, perhaps .gz");
  }

  private static String parquet(Path part) {
    return "read_parquet(" + DataFileLiterals.quoted(part.toString()) + ")";
  }

  private static List<TypedColumn> columns(Statement statement, String read) throws SQLException {
    List<TypedColumn> columns = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("describe from " + read)) {
      while (rows.next()) {
        columns.add(new TypedColumn(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
  }

  /**
   * The number of rows, a checksum over whole rows, which shows columns that slid against one
   * another, and one for each column. Sums of hashes, so that order does not matter.
   */
  private static List<String> checksums(
      Connection connection, String read, List<TypedColumn> columns) throws SQLException {
    List<String> names =
        columns.stream().map(column -> "\"" + column.name().replace("\"", "\"\"") + "\"").toList();
    String each =
        names.stream()
            .map(name -> ", sum(hash(" + name + ")::hugeint)")
            .collect(Collectors.joining());
    String query =
        "select count(*), sum(hash(" + String.join(", ", names) + ")::hugeint)" + each + " from ";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query + read)) {
      rows.next();
      List<String> sums = new ArrayList<>();
      for (int column = 1; column <= columns.size() + 2; column++) {
        sums.add(String.valueOf(rows.getObject(column)));
      }
      return sums;
    }
  }

  static void requireSame(List<String> before, List<String> after, List<TypedColumn> columns) {
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        String what =
            i == 0
                ? "the number of rows"
                : i == 1 ? "the rows" : "column \"" + columns.get(i - 2).name() + "\"";
        throw new TrainingException(
            Reason.WRONG_VALUE, "What was written differs from what was read: " + what);
      }
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      System.getLogger(ParquetConversion.class.getName())
          .log(System.Logger.Level.WARNING, "A half-written file could not be removed", e);
    }
  }
}
