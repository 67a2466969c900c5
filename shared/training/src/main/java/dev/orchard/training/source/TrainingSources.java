package dev.orchard.training.source;

import dev.orchard.model.spec.Source;
import java.nio.file.Path;

/** Every kind of source that a spec may name. */
public final class TrainingSources implements TrainingSourceFactory {
  private final Path folder;
  private final SourceAccess access;

  /**
   * The sources of specs that lie in one folder.
   *
   * @param folder what file names are relative to
   */
  public TrainingSources(Path folder, SourceAccess access) {
    this.folder = folder;
    this.access = access;
  }

  @Override
  public TrainingSource open(Source source) {
    if (source instanceof Source.Jdbc jdbc) {
      return new PostgresSource(jdbc, access.passwords());
    } else if (source instanceof Source.BigQuery bigQuery) {
      return new BigQuerySource(bigQuery, access.bigQuery());
    }
    return new DuckDbSource((Source.Files) source, folder, access.limits(), access.buckets());
  }
}
