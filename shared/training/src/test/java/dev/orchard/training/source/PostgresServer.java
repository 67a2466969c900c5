package dev.orchard.training.source;

import dev.orchard.model.spec.JdbcUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of its own for a test class, from binaries in a JAR. Its server refuses to run as
 * root; where the tests do, it is started in a user name space (unshare).
 */
final class PostgresServer implements AutoCloseable {
  static final String PASSWORD = "correct-horse-battery";

  private final EmbeddedPostgres server;
  private final Path folder;

  private PostgresServer(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts it; where that is not possible, the tests are skipped, and say why. */
  static PostgresServer startOrSkip() {
    try {
      Path access = Files.createTempFile("orchard-postgres", "hba.conf");
      access.toFile().deleteOnExit();
      Files.writeString(
          access,
          "host all reader all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
      Path folder = Files.createTempDirectory("orchard-postgres");
      PostgresServer started =
          new PostgresServer(
              EmbeddedPostgres.builder()
                  .setDataDirectory(folder)
                  .setCleanDataDirectory(true)
                  .setServerConfig("fsync", "off")
                  .setServerConfig("hba_file", access.toString())
                  .start(),
              folder);
      started.execute(
          "create role reader login password '" + PASSWORD + "'",
          "grant pg_read_all_data to reader");
      return started;
    } catch (IOException | SQLException | IllegalStateException e) {
      String why = "SKIPPED: no PostgreSQL can be started here for the tests: " + e;
      System.err.println(why);
      Assumptions.abort(why);
      throw new IllegalStateException(e);
    }
  }

  JdbcUrl url() {
    return new JdbcUrl("localhost:" + server.getPort(), "postgres", Map.of());
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Ends every process of the server at once, as a crash of its machine would. */
  void kill() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
      List<ProcessHandle> backends = postmaster.children().toList();
      postmaster.destroyForcibly();
      backends.forEach(ProcessHandle::destroyForcibly);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
