package dev.orchard.training.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB in memory behind a fence: it reads below the folders named and nowhere else, loads
 * nothing, and no query can tear the fence down. What does not fit into memory goes to a temporary
 * folder that is removed at the end.
 */
final class DuckDbSession implements AutoCloseable {
  private final Connection connection;
  private final TemporaryFolder spill;

  /** How a query's result comes. */
  enum Results {
    /** While it is computed. */
    STREAMED,
    /** When all of it is there. */
    WHOLE
  }

  private DuckDbSession(Connection connection, TemporaryFolder spill) {
    this.connection = connection;
    this.spill = spill;
  }

  static DuckDbSession open(DuckDbLimits limits, List<Path> folders, Results results)
      throws SQLException {
    TemporaryFolder spill = TemporaryFolder.create();
    try {
      return new DuckDbSession(connect(limits, folders, spill.path(), results), spill);
    } catch (SQLException e) {
      spill.close();
      throw e;
    }
  }

  private static Connection connect(
      DuckDbLimits limits, List<Path> folders, Path spill, Results results) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty(
        DuckDBDriver.JDBC_STREAM_RESULTS, Boolean.toString(results == Results.STREAMED));
    properties.setProperty("threads", Integer.toString(limits.threads()));
    properties.setProperty("memory_limit", limits.memoryMegabytes() + "MB");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      String allowed =
          folders.stream()
              .map(folder -> DataFileLiterals.quoted(folder.toString()))
              .collect(Collectors.joining(", "));
      statement.execute("set allowed_directories = [" + allowed + "]");
      boolean spills = limits.spillMegabytes() > 0;
      statement.execute(
          "set temp_directory = " + DataFileLiterals.quoted(spills ? spill.toString() : ""));
      if (spills) {
        statement.execute("set max_temp_directory_size = '" + limits.spillMegabytes() + "MB'");
      }
      statement.execute("set TimeZone = 'UTC'");
      statement.execute("set autoinstall_known_extensions = false");
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      spill.close();
    }
  }
}
