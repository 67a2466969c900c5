package dev.orchard.training;

import dev.orchard.model.OrchardException;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.LeaseLostException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * What becomes of a run whose training broke off.
 *
 * @param why safe to show
 * @param level of the log line about it
 */
record RunEnd(Run.Status status, String why, Level level) {
  private static final String INTERRUPTED = "The training was interrupted";

  private static final String OUT_OF_MEMORY =
      "Out of memory: give the process more (-Xmx, or the function's memory) or read fewer rows";

  /**
   * Judges a failure.
   *
   * @param stopped why the training was told to stop, if it was: then the failure only followed
   */
  static RunEnd of(Throwable failure, Optional<TrainingGuard.Stop> stopped) {
    if (stopped.isPresent()) {
      return new RunEnd(stopped.get().status(), stopped.get().why(), Level.INFO);
    } else if (isInterruption(failure)) {
      return new RunEnd(Run.Status.INTERRUPTED, INTERRUPTED, Level.INFO);
    } else if (failure instanceof LeaseLostException) {
      return new RunEnd(Run.Status.INTERRUPTED, failure.getMessage(), Level.WARNING);
    } else if (isOutOfMemory(failure)) {
      return new RunEnd(Run.Status.FAILED, OUT_OF_MEMORY, Level.ERROR);
    } else if (failure instanceof OrchardException) {
      Level level = failure instanceof TrainingException ? Level.INFO : Level.WARNING;
      return new RunEnd(Run.Status.FAILED, failure.getMessage(), level);
    }
    return new RunEnd(Run.Status.FAILED, "Internal error; see the log", Level.ERROR);
  }

  private static boolean isInterruption(Throwable failure) {
    return Thread.currentThread().isInterrupted()
        || (failure instanceof TrainingException training
            && training.reason() == TrainingException.Reason.INTERRUPTED);
  }

  /** Threads that grow trees pass their failure on as a cause. */
  private static boolean isOutOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }
}
