package dev.orchard.functions.train;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.LeasedTraining;
import dev.orchard.training.LeasedTrainings;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.RunListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingPipeline;
import dev.orchard.training.source.SourceAccess;
import dev.orchard.training.source.TrainingSources;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Trains by the pipeline, from the source that the spec names, holding the model's lease; files lie
 * beside the spec.
 */
final class PipelineTrainer implements Trainer {
  private final LeasedTrainings trainings;
  private final ModelRegistry registry;
  private final Clock clock;
  private final TrainingEnvironment environment;
  private final SourceAccess access;
  private final RunListener listener;

  PipelineTrainer(
      LeasedTrainings trainings,
      ModelRegistry registry,
      Clock clock,
      TrainingEnvironment environment,
      SourceAccess access,
      RunListener listener) {
    this.trainings = trainings;
    this.registry = registry;
    this.clock = clock;
    this.environment = environment;
    this.access = access;
    this.listener = listener;
  }

  @Override
  public Beginning begin(SpecLibrary.Found found, OrganizationId organization) {
    LeasedTrainings.Beginning beginning =
        trainings.begin(pipeline(found.folder()), found.spec(), organization);
    if (beginning instanceof LeasedTrainings.UnderWay other) {
      return new UnderWay(other.run());
    }
    LeasedTraining training = ((LeasedTrainings.Begun) beginning).training();
    return new Begun(training.run(), new LeasedWork(training));
  }

  private TrainingPipeline pipeline(Path folder) {
    return new TrainingPipeline(registry, new TrainingSources(folder, access), clock, environment)
        .telling(listener);
  }

  /** The training as the queue sees it. */
  private record LeasedWork(LeasedTraining training) implements Work {
    @Override
    public Run finish(String who) {
      return training.finish(who, ProgressListener.none());
    }

    @Override
    public void stop(String why) {
      training.stop(Run.Status.INTERRUPTED, why);
    }

    @Override
    public void abandon(String why) {
      training.abandon(why);
    }
  }
}
