package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import dev.orchard.model.spec.Source;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of sources on a server that stands in for BigQuery, and its faults. */
@Tag("slow")
class BigQuerySourceTest extends TrainingSourceContract {
  private FakeBigQuery fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeBigQuery.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Override
  TrainingSource source(String query, Duration timeout) {
    return new BigQuerySource(
        new Source.BigQuery(
            "my-project", Optional.of("EU"), OptionalLong.of(20_000_000), query, timeout),
        BigQueryClients.standIn(fake.endpoint()),
        millis -> {});
  }

  @Override
  String table() {
    return "leads";
  }

  @Override
  String manyRows(int count) {
    return "(select range + 1 as age, 'a' as y from range(" + count + "))";
  }

  @Override
  String slowQuery() {
    return "select forever";
  }

  @Test
  void tellsBigQueryWhatTheQueryMayCostAndHowLongItMayTake() {
    read("select * from leads where org = :org_id", "age");

    JsonObject configuration = fake.configurations().get(0);
    JsonObject query = configuration.getAsJsonObject("query");
    assertThat(configuration.get("jobTimeoutMs").getAsLong()).isEqualTo(PATIENCE.toMillis());
    assertThat(query.get("maximumBytesBilled").getAsLong()).isEqualTo(20_000_000);
    assertThat(query.get("useLegacySql").getAsBoolean()).isFalse();
    assertThat(query.get("query").getAsString()).endsWith("org = @org_id");
  }

  @Test
  void cancelsAJobThatTakesTooLong() {
    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () ->
                source("select forever", Duration.ofSeconds(1))
                    .read(request("acme", 1, "age"), ProgressListener.none()));

    assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(fake.cancelled()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "429, rateLimitExceeded",
    "403, rateLimitExceeded",
    "500, internalError",
    "502, backendError",
    "503, backendError",
    "0, broken"
  })
  void triesAgainWhatMayYetSucceed(int status, String reason) {
    fake.inject(status, reason);
    fake.inject(status, reason);

    assertThat(read("select * from leads", "age").rowCount()).isEqualTo(4);
    assertThat(fake.configurations()).hasSize(1);
  }

  @Test
  void goesOnWithThePageThatFailed() {
    TrainingTable table =
        source("select age, y from " + manyRows(25_000) + " t order by age", PATIENCE)
            .read(
                request("acme", 1, "age"),
                (stage, done, total) -> {
                  if (done == 8_192) {
                    fake.inject(503, "backendError");
                  }
                });

    assertThat(table.rowCount()).isEqualTo(25_000);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalidQuery, QUERY_FAILED",
    "400, bytesBilledLimitExceeded, QUERY_FAILED",
    "404, notFound, QUERY_FAILED",
    "401, authError, ACCESS_REFUSED",
    "403, accessDenied, ACCESS_REFUSED",
    "400, timeout, TIMED_OUT"
  })
  void tellsWhatIsWrongForGood(int status, String reason, Reason expected) {
    fake.inject(status, reason);

    TrainingException failure = failure("select * from leads", "age");

    assertThat(failure.reason()).isEqualTo(expected);
    assertThat(failure).hasMessageContaining(status == 401 ? "401" : "Injected");
    assertThat(fake.configurations()).isEmpty();
  }

  @Test
  void givesUpWhenBigQueryStaysBusy() {
    for (int i = 0; i < 5; i++) {
      fake.inject(429, "rateLimitExceeded");
    }

    assertThat(failure("select * from leads", "age").reason()).isEqualTo(Reason.CONNECTION_LOST);
  }
}
