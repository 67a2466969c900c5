package dev.orchard.training.source;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Reads CSV, Parquet and NDJSON files with the spec's SQL, in a DuckDB in memory. File names are
 * relative to the spec's folder, and nothing outside of it can be read: a spec may come from people
 * who may train but not look around on the machine.
 */
public final class DuckDbSource implements TrainingSource {
  private static final int PROGRESS_ROWS = 1 << 13;
  private static final int SHOWN_MESSAGE = 300;

  private final String query;
  private final Path folder;
  private final DuckDbLimits limits;

  /**
   * A source over files.
   *
   * @param query the SQL of the spec, with {@code :org_id} and {@code :now}
   * @param folder what file names are relative to
   */
  public DuckDbSource(String query, Path folder, DuckDbLimits limits) {
    this.query = query;
    this.folder = folder.toAbsolutePath().normalize();
    this.limits = limits;
  }

  @Override
  public TrainingTable read(TableRequest request, ProgressListener progress) {
    BoundQuery bound = BoundQuery.parse(query, folder);
    try (Connection connection = open();
        PreparedStatement statement = prepare(connection, bound, request);
        ResultSet rows = statement.executeQuery()) {
      return read(rows, request, progress);
    } catch (SQLException e) {
      throw new TrainingException(
          Reason.QUERY_FAILED, "The query failed: " + safeMessage(e.getMessage()), e);
    }
  }

  private Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    properties.setProperty("threads", Integer.toString(limits.threads()));
    properties.setProperty("memory_limit", limits.memoryMegabytes() + "MB");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      String literal = "'" + folder.toString().replace("'", "''") + "'";
      statement.execute("set allowed_directories = [" + literal + "]");
      statement.execute("set temp_directory = ''");
      statement.execute("set autoinstall_known_extensions = false");
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private static PreparedStatement prepare(
      Connection connection, BoundQuery bound, TableRequest request) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(bound.sql());
    int index = 1;
    for (BoundQuery.Parameter parameter : bound.parameters()) {
      switch (parameter) {
        case ORG_ID -> statement.setString(index, request.organization());
        case NOW ->
            statement.setObject(index, LocalDateTime.ofInstant(request.now(), ZoneOffset.UTC));
      }
      index++;
    }
    return statement;
  }

  private static TrainingTable read(ResultSet rows, TableRequest request, ProgressListener progress)
      throws SQLException {
    Map<String, Integer> columns = columnsByName(rows.getMetaData());
    List<ColumnBuilder> builders = new ArrayList<>();
    int[] indices = new int[request.features().size() + 1];
    for (ColumnRequest feature : request.features()) {
      indices[builders.size()] = index(columns, feature.name(), Reason.FEATURE_COLUMN_MISSING);
      builders.add(ColumnBuilder.of(feature));
    }
    indices[builders.size()] = index(columns, request.label().name(), Reason.LABEL_COLUMN_MISSING);
    builders.add(ColumnBuilder.of(request.label()));

    int rowCount = 0;
    while (rows.next()) {
      for (int i = 0; i < indices.length; i++) {
        builders.get(i).add(rows.getObject(indices[i]));
      }
      rowCount++;
      if (rowCount % PROGRESS_ROWS == 0) {
        stopIfInterrupted();
        progress.progress("reading rows", rowCount, -1);
      }
    }
    progress.progress("reading rows", rowCount, rowCount);
    return table(rowCount, builders, request);
  }

  private static TrainingTable table(
      int rowCount, List<ColumnBuilder> builders, TableRequest request) {
    if (rowCount == 0) {
      throw new TrainingException(Reason.NO_ROWS, "The query gave no rows");
    }
    if (rowCount < request.minimumRows()) {
      throw new TrainingException(
          Reason.TOO_FEW_ROWS,
          "The query gave "
              + rowCount
              + " rows; the spec asks for at least "
              + request.minimumRows());
    }
    List<Column> built = builders.stream().map(ColumnBuilder::build).toList();
    Column label = built.get(built.size() - 1);
    for (int row = 0; row < rowCount; row++) {
      if (label.isMissing(row)) {
        throw new TrainingException(
            Reason.LABEL_VALUE_MISSING,
            "row " + (row + 1) + ", column \"" + label.name() + "\": the label is missing");
      }
    }
    return new TrainingTable(rowCount, built.subList(0, built.size() - 1), label);
  }

  /** Column names are matched as DuckDB does: without regard to case. */
  private static Map<String, Integer> columnsByName(ResultSetMetaData data) throws SQLException {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      Integer earlier = columns.put(data.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
      if (earlier != null) {
        throw new TrainingException(
            Reason.DUPLICATE_COLUMN,
            "The query gives two columns the name \"" + data.getColumnLabel(i) + "\"");
      }
    }
    return columns;
  }

  private static int index(Map<String, Integer> columns, String name, Reason reason) {
    Integer index = columns.get(name.toLowerCase(Locale.ROOT));
    if (index == null) {
      String what = reason == Reason.LABEL_COLUMN_MISSING ? "label" : "feature";
      throw new TrainingException(
          reason, "The query gives no column for the " + what + " \"" + name + "\"");
    }
    return index;
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted");
    }
  }

  /** DuckDB's own words help whoever wrote the query; the folder's path stays inside. */
  private String safeMessage(String message) {
    String firstLine = message == null ? "no reason given" : message.lines().findFirst().orElse("");
    String safe = firstLine.replace(folder + "/", "").replace(folder.toString(), ".");
    return safe.length() <= SHOWN_MESSAGE ? safe : safe.substring(0, SHOWN_MESSAGE) + "…";
  }
}
