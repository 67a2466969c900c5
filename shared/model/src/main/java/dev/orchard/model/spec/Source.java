package dev.orchard.model.spec;

/**
 * Where training rows come from. {@code :org_id} and {@code :now} in a query are bound parameters,
 * never pasted text.
 */
public sealed interface Source {
  String query();

  /** SQL over CSV and Parquet files, run by DuckDB; paths are relative to the spec's folder. */
  record Files(String query) implements Source {}

  /** SQL on a database; credentials come from the configuration, never from the spec. */
  record Jdbc(String url, String query) implements Source {}

  /** SQL on BigQuery, billed to the project. */
  record BigQuery(String project, String query) implements Source {}
}
