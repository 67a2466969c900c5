package dev.orchard.model.spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the source section. */
final class SourceParser {
  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{4,62}");
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,40}");

  /** A spec must not make a database its accomplice and send it any variable it likes. */
  private static final Pattern VARIABLE =
      Pattern.compile("(?=.*PASSWORD)(?!ORCHARD_)[A-Z_][A-Z0-9_]{0,99}");

  private static final int MOST_SECONDS = 86_400;

  private SourceParser() {}

  static Optional<Source> read(SpecMapping mapping) {
    Optional<String> query = mapping.requireScalar("query", "an SQL query");
    Optional<String> jdbc = mapping.scalar("jdbc", "a JDBC URL");
    Optional<String> project = mapping.scalar("bigquery", "a Google Cloud project");
    Duration timeout =
        Duration.ofSeconds(
            mapping.whole("timeout_seconds", 1, MOST_SECONDS, Source.STANDARD_TIMEOUT.toSeconds()));
    if (jdbc.isPresent() && project.isPresent()) {
      mapping.mistake("bigquery", "either jdbc or bigquery", "both");
    }
    Optional<Source> source =
        jdbc.isPresent()
            ? jdbc(mapping, jdbc.get(), query, timeout)
            : project.isPresent()
                ? bigQuery(mapping, project.get(), query, timeout)
                : query.map(sql -> new Source.Files(sql, timeout));
    mapping.refuseUnknown();
    return source;
  }

  private static Optional<Source> jdbc(
      SpecMapping mapping, String text, Optional<String> query, Duration timeout) {
    Optional<String> user = mapping.requireScalar("user", "the database's user");
    Optional<Source.Password> password = password(mapping);
    Optional<JdbcUrl> url = url(mapping, text);
    if (url.isPresent() && url.get().usesIam() && password.isPresent()) {
      mapping.mistake("jdbc", "either enableIamAuth or a password", "both");
    }
    return url.isPresent() && user.isPresent() && query.isPresent()
        ? Optional.of(new Source.Jdbc(url.get(), user.get(), password, query.get(), timeout))
        : Optional.empty();
  }

  /**
   * A spec is kept for ever with its versions, so no secret may stand in it; nor may the message
   * repeat one.
   */
  private static Optional<JdbcUrl> url(SpecMapping mapping, String text) {
    try {
      return Optional.of(JdbcUrl.parse(text));
    } catch (JdbcUrl.Mistake e) {
      mapping.mistake("jdbc", e.getMessage(), e.found());
      return Optional.empty();
    }
  }

  private static Optional<Source.Password> password(SpecMapping mapping) {
    String wantedVariable = "an environment variable with PASSWORD in its name";
    Optional<String> variable = mapping.scalar("password_env", wantedVariable);
    Optional<String> file = mapping.scalar("password_file", "the absolute path of a file");
    if (variable.isPresent() && file.isPresent()) {
      mapping.mistake("password_file", "either password_env or password_file", "both");
    }
    if (variable.isPresent() && !VARIABLE.matcher(variable.get()).matches()) {
      mapping.mistake("password_env", wantedVariable, "another text");
    }
    if (file.isPresent() && !file.get().startsWith("/")) {
      mapping.mistake("password_file", "the absolute path of a file", "another text");
    }
    return variable.isPresent()
        ? variable.map(Source.Password.OfVariable::new)
        : file.filter(path -> path.indexOf('\0') < 0)
            .map(path -> new Source.Password.OfFile(Path.of(path)));
  }

  private static Optional<Source> bigQuery(
      SpecMapping mapping, String project, Optional<String> query, Duration timeout) {
    if (!PROJECT.matcher(project).matches()) {
      mapping.mistake("bigquery", "a Google Cloud project such as my-project-123");
    }
    String wantedLocation = "a location such as EU or europe-west1";
    Optional<String> location = mapping.scalar("location", wantedLocation);
    if (location.isPresent() && !LOCATION.matcher(location.get()).matches()) {
      mapping.mistake("location", wantedLocation);
    }
    long bytes = mapping.whole("maximum_bytes_billed", 1, Long.MAX_VALUE, 0);
    OptionalLong maximum = bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    return query.map(sql -> new Source.BigQuery(project, location, maximum, sql, timeout));
  }
}
