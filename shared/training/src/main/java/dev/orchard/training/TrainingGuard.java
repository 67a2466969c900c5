package dev.orchard.training;

import dev.orchard.model.manifest.Run;
import java.util.Optional;

/** What watches over one training from outside. For many threads. */
public interface TrainingGuard {
  /**
   * Called at the last moment before the model is changed, from the training's thread.
   *
   * @throws dev.orchard.model.OrchardException if the training may not change it any more
   */
  void requireMayChange();

  /** Why the training was told to stop; empty if nobody told it to. */
  Optional<Stop> stopped();

  /**
   * A training's end from outside.
   *
   * @param status what becomes of the run
   * @param why safe to show
   */
  record Stop(Run.Status status, String why) {}

  /** Lets everything happen. */
  static TrainingGuard none() {
    return Unguarded.INSTANCE;
  }

  /** The guard of trainings that nobody stops. */
  enum Unguarded implements TrainingGuard {
    INSTANCE;

    @Override
    public void requireMayChange() {
      // Nobody else trains.
    }

    @Override
    public Optional<Stop> stopped() {
      return Optional.empty();
    }
  }
}
