package dev.orchard.training.source;

import dev.orchard.model.spec.Source;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.source.DuckDbSession.Results;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads CSV, Parquet and NDJSON files with the spec's SQL, in a DuckDB in memory. File names are
 * relative to the spec's folder, or name objects of buckets that the installation lets specs read;
 * nothing else can be read: a spec may come from people who may train but not look around on the
 * machine.
 */
final class DuckDbSource implements TrainingSource {
  private static final String NO_REASON = "Invalid result set";

  private final Source.Files spec;
  private final Path folder;
  private final DuckDbLimits limits;
  private final DataBuckets buckets;

  /**
   * A source over files.
   *
   * @param folder what file names are relative to
   * @param buckets where names that begin with {@code gs://} may lie
   */
  DuckDbSource(Source.Files spec, Path folder, DuckDbLimits limits, DataBuckets buckets) {
    this.spec = spec;
    this.folder = folder.toAbsolutePath().normalize();
    this.limits = limits;
    this.buckets = buckets;
  }

  @Override
  public TrainingTable read(TableRequest request, ProgressListener progress) {
    RunningStatement running = new RunningStatement();
    return new TimeLimit(spec.timeout())
        .call(() -> read(request, progress, running), running::cancel);
  }

  private TrainingTable read(
      TableRequest request, ProgressListener progress, RunningStatement running) {
    try (FetchedFiles fetched = new FetchedFiles(buckets, progress)) {
      BoundQuery query =
          BoundQuery.parse(
              spec.query(),
              Dialect.DUCKDB,
              new DataFileLiterals(
                  spec.query(),
                  name -> FetchedFiles.isRemote(name) ? fetched.local(name) : folder + "/" + name));
      return read(query, List.of(folder, fetched.folder()), request, progress, running);
    }
  }

  /**
   * DuckDB's driver forgets why a query failed before its first row if the result is to be
   * streamed. Such a query runs again, whole, for the reason.
   */
  private TrainingTable read(
      BoundQuery query,
      List<Path> folders,
      TableRequest request,
      ProgressListener progress,
      RunningStatement running) {
    Attempt attempt =
        results -> {
          try (DuckDbSession session = DuckDbSession.open(limits, folders, results);
              PreparedStatement statement =
                  running.started(session.connection().prepareStatement(query.sql()))) {
            bind(statement, query, request);
            try (ResultSet rows = statement.executeQuery()) {
              return JdbcRows.read(rows, ResultSet::getObject, request, progress);
            }
          }
        };
    try {
      try {
        return attempt.read(Results.STREAMED);
      } catch (SQLException e) {
        if (String.valueOf(e.getMessage()).contains(NO_REASON)) {
          return attempt.read(Results.WHOLE);
        }
        throw e;
      }
    } catch (SQLException e) {
      throw new DuckDbFailures(folders).of(e);
    }
  }

  @FunctionalInterface
  private interface Attempt {
    TrainingTable read(Results results) throws SQLException;
  }

  private static void bind(PreparedStatement statement, BoundQuery query, TableRequest request)
      throws SQLException {
    int index = 1;
    for (Dialect.Parameter parameter : query.parameters()) {
      switch (parameter) {
        case ORG_ID -> statement.setString(index, request.organization());
        case NOW ->
            statement.setObject(index, LocalDateTime.ofInstant(request.now(), ZoneOffset.UTC));
      }
      index++;
    }
  }
}
