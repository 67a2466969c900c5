package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceParserTest {
  private static final String CLOUD_SQL =
      "jdbc:postgresql:///leads?cloudSqlInstance=project:europe-west1:database";

  @Test
  void readsFilesWithATimeLimit() {
    assertThat(source("{query: select 1, timeout_seconds: 60}"))
        .isEqualTo(new Source.Files("select 1", Duration.ofMinutes(1)));
    assertThat(source("{query: select 1}")).isEqualTo(new Source.Files("select 1"));
  }

  @Test
  void readsADatabaseWithItsPasswordElsewhere() {
    JdbcUrl url = new JdbcUrl("host:5433", "db", Map.of("sslmode", "require"));
    String jdbc = "{jdbc: 'jdbc:postgresql://host:5433/db?sslmode=require', user: u, query: q, ";

    assertThat(source(jdbc + "password_env: DB_PASSWORD}"))
        .isEqualTo(
            new Source.Jdbc(
                url,
                "u",
                Optional.of(new Source.Password.OfVariable("DB_PASSWORD")),
                "q",
                Source.STANDARD_TIMEOUT));
    assertThat(source(jdbc + "password_file: /secrets/db}"))
        .isEqualTo(
            new Source.Jdbc(
                url,
                "u",
                Optional.of(new Source.Password.OfFile(Path.of("/secrets/db"))),
                "q",
                Source.STANDARD_TIMEOUT));
  }

  @Test
  void readsCloudSqlByItsInstance() {
    Source.Jdbc source =
        (Source.Jdbc)
            source("{jdbc: '" + CLOUD_SQL + "&enableIamAuth=true', user: u, query: select 1}");

    assertThat(source.url().cloudSqlInstance()).contains("project:europe-west1:database");
    assertThat(source.url().usesIam()).isTrue();
    assertThat(source.password()).isEmpty();
  }

  @Test
  void readsBigQueryWithWhatItMayCost() {
    assertThat(source("{bigquery: my-project, query: q}"))
        .isEqualTo(
            new Source.BigQuery(
                "my-project",
                Optional.empty(),
                OptionalLong.empty(),
                "q",
                Source.STANDARD_TIMEOUT));
    assertThat(
            source("{bigquery: my-project, location: EU, maximum_bytes_billed: 10000, query: q}"))
        .isEqualTo(
            new Source.BigQuery(
                "my-project",
                Optional.of("EU"),
                OptionalLong.of(10_000),
                "q",
                Source.STANDARD_TIMEOUT));
  }

  @Test
  void refusesAPasswordInAUrlWithoutRepeatingIt() {
    for (String url :
        List.of(
            "jdbc:postgresql://u:hunter2@host/db",
            "jdbc:postgresql://u:hun/ter2@host/db",
            "jdbc:postgresql://host/db?password=hunter2",
            "jdbc:postgresql://host/db?sslPassword=hunter2",
            "jdbc:postgresql://host/db?sslmode=require&PASSWORD=hunter2")) {
      assertThat(mistakes("{jdbc: '" + url + "', user: u, query: select 1}"))
          .singleElement()
          .asString()
          .contains("without a password")
          .doesNotContain("hunter2")
          .doesNotContain("ter2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{jdbc: 'jdbc:mysql://host/db', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql:db', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql:///db', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db?loggerFile=/etc/x', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db?socketFactory=java.lang.String', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db?sslfactory=x.Y', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db?user=x', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db?enableIamAuth=true', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql:///db?cloudSqlInstance=x', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql://host/d%zz', user: u, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db', query: q}",
        "{jdbc: 'jdbc:postgresql://host/db', user: u, password_env: HOME, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db', user: u, password_env: ORCHARD_PASSWORD, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db', user: u, password_file: x, query: q}",
        "{jdbc: 'jdbc:postgresql://host/db', user: u, password: x, query: q}",
        "{bigquery: my-project, query: q, location: 'E U'}",
        "{bigquery: my-project, query: q, maximum_bytes_billed: 0}",
        "{bigquery: my-project, query: q, user: u}",
        "{bigquery: X, query: q}",
        "{query: q, user: u}",
        "{query: q, timeout_seconds: 0}"
      })
  void refusesAWrongSource(String source) {
    assertThat(mistakes(source)).hasSize(1);
  }

  @Test
  void refusesTwoOfOneKind() {
    assertThat(
            mistakes(
                "{jdbc: 'jdbc:postgresql://host/db', user: u, password_env: DB_PASSWORD,"
                    + " password_file: /x, query: q}"))
        .singleElement()
        .asString()
        .contains("either password_env or password_file");
    assertThat(
            mistakes(
                "{jdbc: '"
                    + CLOUD_SQL
                    + "&enableIamAuth=true', user: u, password_env: DB_PASSWORD, query: q}"))
        .singleElement()
        .asString()
        .contains("either enableIamAuth or a password");
  }

  private static Source source(String source) {
    return ModelSpecReader.read(spec(source), "m.yaml").source();
  }

  private static List<String> mistakes(String source) {
    InvalidSpecException e =
        catchThrowableOfType(
            InvalidSpecException.class, () -> ModelSpecReader.read(spec(source), "m.yaml"));
    assertThat(e).as("a refusal of %s", source).isNotNull();
    return e.mistakes().stream().map(SpecMistake::toString).toList();
  }

  private static String spec(String source) {
    return """
        name: price
        task: regression
        label: {name: price}
        features:
          - {name: x, type: number}
        source: %s
        """
        .formatted(source);
  }
}
