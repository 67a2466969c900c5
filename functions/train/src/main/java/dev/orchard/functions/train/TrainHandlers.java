package dev.orchard.functions.train;

import dev.orchard.functions.train.Trainings.Asked;
import dev.orchard.model.ConflictException;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.ChangeRequest;
import dev.orchard.serving.RequestDefaults;
import dev.orchard.web.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Begins trainings. */
final class TrainHandlers {
  private static final String ORGANIZATION = "org_id";

  /** What is kept of the time limit, so that the answer is sent before it. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  /** How often a run of another process is looked at. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Optional<SpecLibrary> specs;
  private final Trainings trainings;
  private final ModelRegistry registry;
  private final RequestDefaults defaults;

  TrainHandlers(
      Optional<SpecLibrary> specs,
      Trainings trainings,
      ModelRegistry registry,
      RequestDefaults defaults) {
    this.specs = specs;
    this.trainings = trainings;
    this.registry = registry;
    this.defaults = defaults;
  }

  void train(Exchange exchange) throws IOException, InterruptedException {
    ChangeRequest request = ChangeRequest.read(exchange, defaults, ORGANIZATION);
    boolean wait = request.flag("wait");
    Asked asked = ask(exchange, request);
    Optional<Run> ended = wait ? await(exchange, asked) : Optional.empty();
    respond(exchange, ended.isPresent() ? 200 : 202, ended.orElse(asked.run()), asked);
  }

  /** The lead scoring service's own answer; it always waits. */
  void trainOfLeadScoring(Exchange exchange) throws IOException, InterruptedException {
    Asked asked = ask(exchange, ChangeRequest.read(exchange, defaults, ORGANIZATION));
    Optional<Run> ended = await(exchange, asked);
    if (ended.isEmpty()) {
      respond(exchange, 202, asked.run(), asked);
      return;
    }
    Run run = ended.get();
    VersionId version = run.version().orElseThrow(() -> failure(run));
    Manifest manifest = registry.manifest(run.organization(), run.model(), version);
    exchange.respondJson(
        200,
        output -> {
          output
              .beginObject()
              .member("status", "success")
              .member("org_id", run.organization().value())
              .member("version", version.value());
          output.objectMember("metrics", metrics -> run.metrics().forEach(metrics::member));
          output
              .member("training_data_size", manifest.lineage().rows())
              .member("activated", run.status() == Run.Status.SUCCEEDED)
              .member("message", run.outcome())
              .endObject();
        });
  }

  private static RuntimeException failure(Run run) {
    String why = run.error().orElse("the training ended without a version");
    return run.status() == Run.Status.INTERRUPTED
        ? new ConflictException("Run " + run.id() + " was interrupted: " + why)
        : InvalidInputException.of("$.model", "a model that can be trained", why);
  }

  private Asked ask(Exchange exchange, ChangeRequest request) {
    OrganizationId organization = request.organization();
    Optional<ModelName> model = request.model();
    request.finish();
    exchange.caller().requireOrganization(organization);
    ModelName name = model.orElseThrow();
    SpecLibrary library =
        specs.orElseThrow(() -> new NotFoundException(NotFoundException.Kind.MODEL, name.value()));
    Asked asked = trainings.ask(library.find(name), organization, exchange.caller().name());
    exchange.tag("organization", organization.value());
    exchange.tag("model", name.value());
    return asked;
  }

  /** The run as it ended; empty if the time limit comes first, and then it goes on by itself. */
  private Optional<Run> await(Exchange exchange, Asked asked)
      throws InterruptedException, IOException {
    if (asked.end().isEmpty()) {
      return follow(exchange, asked.run());
    }
    try {
      return Optional.of(
          asked.end().get().get(patience(exchange).toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IOException("The run " + asked.run().id() + " could not be stored", e.getCause());
    }
  }

  /** Of a run of another process only the store tells. */
  private Optional<Run> follow(Exchange exchange, Run run) throws InterruptedException {
    while (true) {
      Optional<Run> now =
          registry.findRun(run.organization(), run.model(), run.id()).filter(Run::isFinished);
      Duration left = patience(exchange);
      if (now.isPresent() || left.isZero()) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(Math.min(left.toMillis(), LOOK.toMillis()));
    }
  }

  private static Duration patience(Exchange exchange) {
    Duration left = exchange.deadline().remaining().minus(MARGIN);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void respond(Exchange exchange, int status, Run run, Asked asked) throws IOException {
    String location = RunHandlers.location(run, defaults);
    exchange.responseHeader("Location", location);
    exchange.respondJson(
        status,
        output -> {
          output.beginObject();
          RunJson.writeMembers(run, output);
          output
              .member("location", location)
              .member("already_running", asked.wasUnderWay())
              .endObject();
        });
  }
}
