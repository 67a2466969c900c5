package dev.orchard.model.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the source section. */
final class SourceParser {
  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{4,62}");
  private static final Pattern SECRET =
      Pattern.compile("(?i)(password|passwd|pwd|secret)\\s*=|//[^/@]*:[^/@]*@");

  private SourceParser() {}

  static Optional<Source> read(SpecMapping mapping) {
    Optional<String> query = mapping.requireScalar("query", "an SQL query");
    Optional<String> jdbc = mapping.scalar("jdbc", "a JDBC URL");
    Optional<String> project = mapping.scalar("bigquery", "a Google Cloud project");
    mapping.refuseUnknown();
    if (jdbc.isPresent() && project.isPresent()) {
      mapping.mistake("bigquery", "either jdbc or bigquery", "both");
    }
    jdbc.ifPresent(url -> checkUrl(mapping, url));
    if (project.isPresent() && !PROJECT.matcher(project.get()).matches()) {
      mapping.mistake("bigquery", "a Google Cloud project such as my-project-123");
    }
    if (query.isEmpty()) {
      return Optional.empty();
    }
    if (jdbc.isPresent()) {
      return Optional.of(new Source.Jdbc(jdbc.get(), query.get()));
    }
    return Optional.of(
        project.isPresent()
            ? new Source.BigQuery(project.get(), query.get())
            : new Source.Files(query.get()));
  }

  /**
   * A spec is kept for ever with its versions, so no secret may stand in it; nor may the message
   * repeat one.
   */
  private static void checkUrl(SpecMapping mapping, String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
      mapping.mistake("jdbc", "a JDBC URL such as jdbc:postgresql://host/database", "another text");
    } else if (SECRET.matcher(url).find()) {
      mapping.mistake(
          "jdbc",
          "a JDBC URL without a password, which belongs into the configuration",
          "a password");
    }
  }
}
