package dev.orchard.training.source;

/**
 * What an installation lets the sources of its specs use.
 *
 * @param limits of queries over files
 * @param buckets where files may be fetched from
 * @param passwords of databases
 * @param bigQuery makes clients of BigQuery
 */
public record SourceAccess(
    DuckDbLimits limits, DataBuckets buckets, Passwords passwords, BigQueryClients bigQuery) {}
