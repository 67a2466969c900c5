package dev.orchard.training;

import dev.orchard.model.manifest.Run;
import java.util.Optional;

/** Is told of every run that has come to its end, after it was stored. */
@FunctionalInterface
public interface RunListener {
  /**
   * Looks at the run. May take its time, but throws nothing: the training is over.
   *
   * @return what people should know about it, to be kept with the run; empty if there is nothing
   */
  Optional<String> ended(Run run);

  /** Listens to nothing. */
  static RunListener none() {
    return run -> Optional.empty();
  }
}
