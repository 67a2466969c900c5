package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchard.model.spec.JdbcUrl;
import dev.orchard.model.spec.Source;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract of sources on a real PostgreSQL, and what only it can show. */
@Tag("slow")
class PostgresSourceTest extends TrainingSourceContract {
  private static final String VARIABLE = "DB_PASSWORD";

  private static PostgresServer server;

  @BeforeAll
  static void start() throws SQLException {
    server = PostgresServer.startOrSkip();
    server.execute(Leads.CREATE, Leads.INSERT);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Override
  TrainingSource source(String query, Duration timeout) {
    return source(server.url(), PostgresServer.PASSWORD, query, timeout);
  }

  private static TrainingSource source(
      JdbcUrl url, String password, String query, Duration timeout) {
    return new PostgresSource(
        new Source.Jdbc(
            url, "reader", Optional.of(new Source.Password.OfVariable(VARIABLE)), query, timeout),
        new Passwords(Map.of(VARIABLE, password)));
  }

  @Override
  String table() {
    return "leads";
  }

  @Override
  String manyRows(int count) {
    return "(select n as age, 'a' as y from generate_series(1, " + count + ") n)";
  }

  @Override
  String slowQuery() {
    return "select length(pg_sleep(600)::text) as age, 'a' as y";
  }

  @Test
  void readsTheSameTimesInEveryTimeZoneOfTheMachine() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      String query =
          "select seen::timestamptz as job, y from leads where seen >= :now - interval '20 days'";
      Column.Categories seen = (Column.Categories) read(query, "job").features().get(0);
      assertThat(seen.dictionary()).containsExactly("2026-05-12T00:00:00Z");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void keepsTheOperatorsOfJson() {
    String query = "select (('{\"a\": 1}'::jsonb ? 'a')::int) as age, y from leads";

    assertThat(numbers(read(query, "age"), 0)).containsOnly(1);
  }

  @Test
  void cannotWrite() {
    String query = "with gone as (delete from leads returning *) select age, y from gone";

    TrainingException failure = failure(query, "age");

    assertThat(failure.reason()).isEqualTo(Reason.QUERY_FAILED);
    assertThat(failure).hasMessageContaining("read-only transaction");
  }

  @Test
  void tellsThatThePasswordIsWrongWithoutRepeatingIt() {
    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () ->
                source(server.url(), "wrong-horse", "select age, y from leads", PATIENCE)
                    .read(request("acme", 1, "age"), ProgressListener.none()));

    assertThat(failure.reason()).isEqualTo(Reason.ACCESS_REFUSED);
    assertThat(failure).hasMessageContaining("reader");
    assertThat(failure.getMessage()).doesNotContain("horse");
  }

  @Test
  void tellsThatNobodyListens() {
    JdbcUrl nobody = new JdbcUrl("localhost:1", "postgres", Map.of());

    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () ->
                source(nobody, "x", "select age, y from leads", PATIENCE)
                    .read(request("acme", 1, "age"), ProgressListener.none()));

    assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
  }

  /** Were all rows here at once, as without a cursor, nobody would notice. */
  @Test
  void tellsThatTheConnectionWasDroppedInMidRead() {
    String query = "select n as age, 'a' as y from generate_series(1, 1000000) n";

    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () ->
                source(query, PATIENCE)
                    .read(
                        request("acme", 1, "age"),
                        (stage, done, total) -> {
                          if (done == 8_192) {
                            dropReaders();
                          }
                        }));

    assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertThat(failure.getMessage()).startsWith("The database cannot be reached or went away");
  }

  private static void dropReaders() {
    try {
      server.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'reader'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsThatTheServerWasKilledInMidRead() throws IOException {
    try (PostgresServer doomed = PostgresServer.startOrSkip()) {
      String query = "select n as age, 'a' as y from generate_series(1, 1000000) n";

      TrainingException failure =
          catchThrowableOfType(
              TrainingException.class,
              () ->
                  source(doomed.url(), PostgresServer.PASSWORD, query, PATIENCE)
                      .read(
                          request("acme", 1, "age"),
                          (stage, done, total) -> {
                            if (done == 8_192) {
                              doomed.kill();
                            }
                          }));

      assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
    }
  }
}
