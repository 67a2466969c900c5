package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.spec.JdbcUrl;
import dev.orchard.model.spec.Source;
import dev.orchard.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is handed to the driver. Cloud SQL is tested up to here: that Google's socket factory, given
 * this, reaches an instance is untried.
 */
class PostgresConnectionTest {
  private static final String INSTANCE = "project:europe-west1:leads";

  @Test
  void handsCloudSqlToGooglesSocketFactory() throws ClassNotFoundException {
    Source.Jdbc spec = spec(new JdbcUrl("", "leads", Map.of("cloudSqlInstance", INSTANCE)));

    Properties properties = PostgresConnection.properties(spec, Optional.of("secret"));

    assertThat(PostgresConnection.url(spec.url())).isEqualTo("jdbc:postgresql:///leads");
    assertThat(properties)
        .containsEntry("cloudSqlInstance", INSTANCE)
        .containsEntry("user", "reader")
        .containsEntry("password", "secret")
        .containsEntry("sslmode", "disable");
    assertThat(Class.forName(properties.getProperty("socketFactory")).getName())
        .isEqualTo("com.google.cloud.sql.postgres.SocketFactory");
  }

  @Test
  void letsCloudSqlTakeThePlatformsCredentials() {
    JdbcUrl url =
        new JdbcUrl("", "leads", Map.of("cloudSqlInstance", INSTANCE, "enableIamAuth", "true"));

    assertThat(PostgresConnection.properties(spec(url), Optional.empty()))
        .containsEntry("enableIamAuth", "true")
        .doesNotContainKey("password");
  }

  @Test
  void connectsToAHostWithNoSocketFactoryAndItsOwnParameters() {
    Source.Jdbc spec = spec(new JdbcUrl("host:5433", "a b", Map.of("sslmode", "verify-full")));

    assertThat(PostgresConnection.url(spec.url())).isEqualTo("jdbc:postgresql://host:5433/a+b");
    assertThat(PostgresConnection.properties(spec, Optional.empty()))
        .containsEntry("sslmode", "verify-full")
        .containsEntry("socketTimeout", "90")
        .doesNotContainKey("socketFactory");
  }

  @Test
  void readsAPasswordFromAFileOfOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
    Path key = Files.writeString(folder.resolve("key"), "one\ntwo\n");
    Passwords passwords = new Passwords(Map.of("EMPTY_PASSWORD", ""));

    assertThat(passwords.read(new Source.Password.OfFile(file))).isEqualTo("s3cret");
    for (Source.Password place :
        new Source.Password[] {
          new Source.Password.OfFile(key),
          new Source.Password.OfFile(folder.resolve("missing")),
          new Source.Password.OfVariable("EMPTY_PASSWORD"),
          new Source.Password.OfVariable("MISSING_PASSWORD")
        }) {
      assertThatThrownBy(() -> passwords.read(place))
          .isInstanceOf(TrainingException.class)
          .hasMessageNotContaining("two")
          .hasMessageNotContaining(folder.toString());
    }
  }

  private static Source.Jdbc spec(JdbcUrl url) {
    return new Source.Jdbc(url, "reader", Optional.empty(), "select 1", Duration.ofMinutes(1));
  }
}
