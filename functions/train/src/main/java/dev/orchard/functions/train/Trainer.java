package dev.orchard.functions.train;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;

/**
 * Trains from a spec in two steps, so that a run can be told of before it ends: a seam for tests.
 */
interface Trainer {
  /** Stores a run that is about to be worked on, unless the model is being trained already. */
  Beginning begin(SpecLibrary.Found found, OrganizationId organization);

  /** What came of a wish to train. */
  sealed interface Beginning {}

  /** A run that is to be worked on. */
  record Begun(Run run, Work work) implements Beginning {}

  /** Another process works on this run of the model. */
  record UnderWay(Run run) implements Beginning {}

  /** A training that has begun and ends once: finished or abandoned. */
  interface Work {
    /** Works on the run and stores how it ended, which it also returns. */
    Run finish(String who);

    /** Has it end soon as interrupted. */
    void stop(String why);

    /** Marks a run that has not ended, and lets its training change nothing any more. */
    void abandon(String why);
  }
}
