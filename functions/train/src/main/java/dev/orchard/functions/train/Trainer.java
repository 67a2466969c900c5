package dev.orchard.functions.train;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;

/**
 * Trains from a spec in two steps, so that a run can be told of before it ends: a seam for tests.
 */
interface Trainer {
  /** Stores a run that is about to be worked on. */
  Run start(SpecLibrary.Found found, OrganizationId organization);

  /** Works on the run and stores how it ended, which it also returns. */
  Run finish(Run run, SpecLibrary.Found found, String who);
}
