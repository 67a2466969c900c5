package dev.orchard.model.spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where training rows come from. {@code :org_id} and {@code :now} in a query are bound parameters,
 * never pasted text.
 */
public sealed interface Source {
  /** How long a query may take where the spec does not say. */
  Duration STANDARD_TIMEOUT = Duration.ofMinutes(30);

  String query();

  /** How long the query may take, reading its rows included. */
  Duration timeout();

  /**
   * SQL over CSV, Parquet and NDJSON files, run by DuckDB. Names are relative to the spec's folder,
   * or {@code gs://bucket/name}.
   */
  record Files(String query, Duration timeout) implements Source {
    public Files(String query) {
      this(query, STANDARD_TIMEOUT);
    }
  }

  /** SQL on PostgreSQL; the password lies elsewhere, never in the spec. */
  record Jdbc(JdbcUrl url, String user, Optional<Password> password, String query, Duration timeout)
      implements Source {
    public Jdbc {
      Objects.requireNonNull(password);
    }
  }

  /**
   * SQL on BigQuery, with the credentials of the platform.
   *
   * @param project billed for the query
   * @param location of the data sets, such as {@code EU}; empty lets BigQuery find it
   * @param maximumBytesBilled a query that would cost more fails without cost
   */
  record BigQuery(
      String project,
      Optional<String> location,
      OptionalLong maximumBytesBilled,
      String query,
      Duration timeout)
      implements Source {}

  /** Where the password of a database lies. */
  sealed interface Password {
    /** In an environment variable. */
    record OfVariable(String name) implements Password {}

    /** In a file of its own, as secret managers mount one. */
    record OfFile(Path path) implements Password {}
  }
}
