package dev.orchard.mlflow;

import dev.orchard.model.OrchardException;
import dev.orchard.model.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Steps of which each may fail. Once the server cannot be reached the rest is not tried: each try
 * would take its time.
 */
final class MirrorSteps {
  private final List<String> missing = new ArrayList<>();
  private OrchardException cause;

  void run(String what, Runnable step) {
    take(
        what,
        () -> {
          step.run();
          return Boolean.TRUE;
        });
  }

  <T> Optional<T> take(String what, Supplier<T> step) {
    if (cause instanceof UnavailableException) {
      skip(what);
      return Optional.empty();
    }
    try {
      return Optional.of(step.get());
    } catch (OrchardException e) {
      cause = cause == null || e instanceof UnavailableException ? e : cause;
      skip(what);
      return Optional.empty();
    }
  }

  void skip(String what) {
    missing.add(what);
  }

  boolean allDone() {
    return missing.isEmpty();
  }

  MirrorReport report() {
    return missing.isEmpty()
        ? MirrorReport.COMPLETE
        : new MirrorReport(missing, Optional.of(cause));
  }
}
