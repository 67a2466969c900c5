package dev.orchard.functions.train;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.audit.AuditLogs;
import dev.orchard.registry.Leases;
import dev.orchard.serving.Installation;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.training.LeasedTrainings;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingLimits;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.Route;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;
import java.time.Duration;
import java.util.Optional;

/** Trains models and tells of runs; the entry point of the function {@code train}. */
public final class TrainFunction implements HttpFunction {
  private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(30);

  private final WebApplication application;

  /**
   * What the host calls. Trainings under way are interrupted, and marked so, when the process ends.
   */
  public TrainFunction() {
    this(Installation.ofProcess());
  }

  private TrainFunction(Installation installation) {
    this(installation, trainings(installation));
  }

  TrainFunction(Installation installation, Trainings trainings) {
    Optional<SpecLibrary> specs =
        installation.configuration().specs().map(SpecFolder::at).map(SpecLibrary::new);
    TrainHandlers handlers =
        new TrainHandlers(
            specs, trainings, installation.registry(), installation.requestDefaults());
    RunHandlers runs =
        new RunHandlers(
            trainings,
            installation.registry(),
            leases(installation),
            installation.requestDefaults(),
            installation.clock());
    // Whoever waits hears of a training that has timed out.
    Duration limit = installation.configuration().trainingTimeout().plus(AFTER_TIMEOUT);
    application =
        WebApplication.builder(installation.webSettings())
            .route(Route.of(HttpMethod.POST, "/train", Role.TRAIN, handlers::train).within(limit))
            .route(
                Route.of(
                        HttpMethod.POST,
                        "/api/v1/model/train",
                        Role.TRAIN,
                        handlers::trainOfLeadScoring)
                    .within(limit))
            .route(HttpMethod.GET, "/runs", Role.READ, runs::list)
            .route(HttpMethod.GET, "/runs/{id}", Role.READ, runs::describe)
            .route(HttpMethod.POST, "/runs/{id}/cancel", Role.TRAIN, runs::cancel)
            .route(MetricsRoute.of(installation.metrics()))
            .build();
  }

  private static Trainings trainings(Installation installation) {
    LeasedTrainings leased =
        new LeasedTrainings(
            installation.registry(),
            leases(installation),
            TrainingLimits.of(
                installation.configuration().trainingTimeout(),
                installation.configuration().trainingMaxRows()));
    Trainings trainings =
        new Trainings(
            new PipelineTrainer(
                leased,
                installation.registry(),
                installation.clock(),
                TrainingEnvironment.ofThisMachine(),
                SourcesOfSpecs.access(installation.configuration(), System.getenv()),
                MlflowRuns.listener(installation.configuration(), installation.registry())),
            AuditLogs.of(installation.configuration(), installation.log()),
            installation.metrics());
    Runtime.getRuntime().addShutdownHook(new Thread(trainings::close, "interrupt-trainings"));
    return trainings;
  }

  private static Leases leases(Installation installation) {
    return new Leases(
        installation.store(), installation.clock(), installation.configuration().trainingLease());
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
