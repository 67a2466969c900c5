package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lead scoring service's training, from its table in a real PostgreSQL. */
@Tag("slow")
class LeadScoringTest {
  private static final String TABLE =
      """
      create table lead_conversions as
      select n as lead_id, case when n %% 4 = 0 then 'small' else 'acme' end as org_id,
             timestamptz '2026-06-01 00:00:00Z' - n * interval '12 hours' as created_at,
             n %% 100 as lead_source_score, n %% 60 as response_time_minutes,
             n %% 7 as inbound_messages_count, n %% 5 as outbound_messages_count,
             n %% 3 as appointments_count, n %% 2 = 0 as has_property, 100000.0 + n as property_price,
             n %% 3 = 0 as property_has_photos, 1.5 as engagement_rate,
             n %% 30 as days_since_creation, n %% 90 as market_activity_score,
             n %% %d = 0 as converted
      from generate_series(1, 1000) n
      """;

  private static final String RESTORED =
      "alter role reader password '" + PostgresServer.PASSWORD + "'";

  private static PostgresServer server;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = PostgresServer.startOrSkip();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  /** 12 hours apart, six months hold 363 leads, of which every fourth is another's. */
  @Test
  void trainsOnTheLastSixMonthsOfOneOrganization() throws SQLException, IOException {
    fill(3);

    Run run = train("acme");

    assertThat(run.version()).as(String.valueOf(run.error())).isPresent();
    assertThat(run.outcome()).doesNotContain("positive");
    assertThat(stored()).anyMatch(text -> text.contains("\"rows\":273"));
  }

  @Test
  void refusesFewerThanAHundredLeadsAndSaysHowMany() throws SQLException, IOException {
    fill(3);

    assertThat(train("small").error())
        .contains("The query gave 90 rows; the spec asks for at least 100");
  }

  @Test
  void warnsWhenFewerThanAFifthConverted() throws SQLException, IOException {
    fill(11);

    assertThat(train("acme").outcome()).contains("Warning: only 9.2 % of the rows are positive");
  }

  @Test
  void writesThePasswordNowhere() throws SQLException, IOException {
    fill(3);
    train("acme");
    Run refused = train("small");

    assertThat(stored()).noneMatch(text -> text.contains(PostgresServer.PASSWORD));
    assertThat(refused.toString()).doesNotContain(PostgresServer.PASSWORD);
  }

  /** As verbose as the driver and everything else can be made. */
  @Test
  void logsThePasswordNowhereHoweverATrainingFails() throws SQLException, IOException {
    fill(3);
    String logged = outputOfFailure("small", "90 rows");
    server.execute("alter role reader password 'another'");
    logged += outputOfFailure("acme", "refuses access");
    server.execute("drop table lead_conversions", RESTORED);
    logged += outputOfFailure("acme", "does not exist");

    assertThat(logged.contains("user=reader")).as("the driver logs").isTrue();
    assertThat(logged.contains(PostgresServer.PASSWORD)).as("the password is there").isFalse();
  }

  private String outputOfFailure(String organization, String why) throws IOException {
    try (CapturedOutput output = new CapturedOutput()) {
      assertThat(train(organization).error().orElseThrow()).contains(why);
      return output.text();
    }
  }

  private static void fill(int everyOneConverts) throws SQLException {
    server.execute("drop table if exists lead_conversions", TABLE.formatted(everyOneConverts));
  }

  private Run train(String organization) throws IOException {
    Path example =
        Path.of(System.getProperty("orchard.root"), "examples", "lead-scoring-postgres.yaml");
    String yaml =
        Files.readString(example)
            .replace("localhost:5432/backend_db", server.url().hosts() + "/postgres")
            .replace("user: postgres", "user: reader")
            .replace("trees: 200", "trees: 10");
    ModelSpec spec = ModelSpecReader.read(yaml, "lead-scoring.yaml");
    Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    SourceAccess access =
        new SourceAccess(
            DuckDbLimits.standard(),
            DataBuckets.none(),
            new Passwords(Map.of("DB_PASSWORD", PostgresServer.PASSWORD)),
            BigQueryClients.ofPlatform());
    try (FileObjectStore store = new FileObjectStore(folder)) {
      return new TrainingPipeline(
              new ModelRegistry(store, clock),
              new TrainingSources(folder, access),
              clock,
              new TrainingEnvironment("test", 1))
          .train(spec, new OrganizationId(organization), "test", ProgressListener.none());
    }
  }

  /** All that was written, as text. */
  private List<String> stored() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(LeadScoringTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
          .replaceAll("\\s+", "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
