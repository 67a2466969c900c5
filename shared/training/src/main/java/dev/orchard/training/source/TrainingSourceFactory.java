package dev.orchard.training.source;

import dev.orchard.model.spec.Source;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.nio.file.Path;

/** Opens what a spec names as its source. */
@FunctionalInterface
public interface TrainingSourceFactory {
  /**
   * The source of a spec; nothing is read yet.
   *
   * @throws TrainingException if this installation has no such source
   */
  TrainingSource open(Source source);

  /** Files below a folder, the one the specs lie in, through DuckDB. */
  static TrainingSourceFactory files(Path folder, DuckDbLimits limits) {
    return source -> {
      if (source instanceof Source.Files files) {
        return new DuckDbSource(files, folder, limits, DataBuckets.none());
      }
      throw new TrainingException(
          Reason.UNSUPPORTED,
          "This installation trains from files only; the spec names a database");
    };
  }
}
