package dev.orchard.functions.train;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.RunListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingPipeline;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.file.Path;
import java.time.Clock;

/** Trains by the pipeline, from files beside the spec. */
final class PipelineTrainer implements Trainer {
  private final ModelRegistry registry;
  private final Clock clock;
  private final TrainingEnvironment environment;
  private final RunListener listener;

  PipelineTrainer(
      ModelRegistry registry, Clock clock, TrainingEnvironment environment, RunListener listener) {
    this.registry = registry;
    this.clock = clock;
    this.environment = environment;
    this.listener = listener;
  }

  @Override
  public Run start(SpecLibrary.Found found, OrganizationId organization) {
    return pipeline(found.folder()).start(found.spec(), organization);
  }

  @Override
  public Run finish(Run run, SpecLibrary.Found found, String who) {
    return pipeline(found.folder()).finish(run, found.spec(), who, ProgressListener.none());
  }

  private TrainingPipeline pipeline(Path folder) {
    return new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, DuckDbLimits.standard()),
            clock,
            environment)
        .telling(listener);
  }
}
