package dev.orchard.functions.train;

import dev.orchard.functions.train.Trainings.Begun;
import dev.orchard.model.ConflictException;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.registry.Listing;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.PageRequest;
import dev.orchard.serving.ChangeRequest;
import dev.orchard.serving.RequestDefaults;
import dev.orchard.web.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Begins trainings and tells of runs. */
final class TrainHandlers {
  private static final String ORGANIZATION = "org_id";
  private static final int STANDARD_LIMIT = 50;

  /** What is kept of the time limit, so that the answer is sent before it. */
  private static final Duration MARGIN = Duration.ofMillis(500);

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
    Begun begun = begin(exchange, request);
    Optional<Run> ended = wait ? await(exchange, begun) : Optional.empty();
    respond(exchange, ended.isPresent() ? 200 : 202, ended.orElse(begun.run()));
  }

  /** The lead scoring service's own answer; it always waits. */
  void trainOfLeadScoring(Exchange exchange) throws IOException, InterruptedException {
    Begun begun = begin(exchange, ChangeRequest.read(exchange, defaults, ORGANIZATION));
    Optional<Run> ended = await(exchange, begun);
    if (ended.isEmpty()) {
      respond(exchange, 202, begun.run());
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

  private Begun begin(Exchange exchange, ChangeRequest request) {
    OrganizationId organization = request.organization();
    Optional<ModelName> model = request.model();
    request.finish();
    exchange.caller().requireOrganization(organization);
    ModelName name = model.orElseThrow();
    SpecLibrary library =
        specs.orElseThrow(() -> new NotFoundException(NotFoundException.Kind.MODEL, name.value()));
    Begun begun = trainings.begin(library.find(name), organization, exchange.caller().name());
    exchange.tag("organization", organization.value());
    exchange.tag("model", name.value());
    return begun;
  }

  /** The run as it ended; empty if the time limit comes first, and then it goes on by itself. */
  private static Optional<Run> await(Exchange exchange, Begun begun)
      throws InterruptedException, IOException {
    Duration patience = exchange.deadline().remaining().minus(MARGIN);
    try {
      return Optional.of(begun.end().get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IOException("The run " + begun.run().id() + " could not be stored", e.getCause());
    }
  }

  /** Where the run can be followed. */
  private String location(Run run) {
    String path = "/runs/" + run.id().value();
    return run.organization().equals(defaults.organization())
        ? path
        : path + "?" + ORGANIZATION + "=" + run.organization().value();
  }

  private void respond(Exchange exchange, int status, Run run) throws IOException {
    String location = location(run);
    exchange.responseHeader("Location", location);
    exchange.respondJson(
        status,
        output -> {
          output.beginObject();
          RunJson.writeMembers(run, output);
          output.member("location", location).endObject();
        });
  }

  void runs(Exchange exchange) throws IOException {
    OrganizationId organization = organization(exchange);
    PageRequest page =
        new PageRequest(exchange.queryParameter("page_token").orElse(""), limit(exchange));
    Optional<ModelName> model = exchange.queryParameter("model").map(ModelName::new);
    if (!organization.equals(defaults.organization())) {
      registry.requireKnown(organization);
    }
    Listing<Run> runs =
        model.isPresent()
            ? registry.listRuns(organization, model.get(), page)
            : registry.listRuns(organization, page);
    exchange.respondJson(
        200,
        output -> {
          output.beginObject();
          output.arrayMember(
              "runs",
              list ->
                  runs.items()
                      .forEach(
                          run -> {
                            list.beginObject();
                            RunJson.writeMembers(run, list);
                            list.endObject();
                          }));
          output
              .optionalMember(
                  "next_page_token",
                  Optional.of(runs.nextPageToken()).filter(token -> !token.isEmpty()))
              .endObject();
        });
  }

  void run(Exchange exchange) throws IOException {
    OrganizationId organization = organization(exchange);
    Run run = registry.getRun(organization, new RunId(exchange.pathParameter("id")));
    exchange.respondJson(
        200,
        output -> {
          output.beginObject();
          RunJson.writeMembers(run, output);
          output.endObject();
        });
  }

  private OrganizationId organization(Exchange exchange) {
    OrganizationId organization =
        exchange
            .queryParameter(ORGANIZATION)
            .map(OrganizationId::new)
            .orElse(defaults.organization());
    exchange.caller().requireOrganization(organization);
    return organization;
  }

  private static int limit(Exchange exchange) {
    String text = exchange.queryParameter("limit").orElse(Integer.toString(STANDARD_LIMIT));
    boolean fits = text.matches("[0-9]{1,4}");
    int limit = fits ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > ObjectStore.MAXIMUM_PAGE) {
      throw InvalidInputException.of(
          "query.limit",
          "a whole number from 1 to " + ObjectStore.MAXIMUM_PAGE,
          "\"" + (text.length() > 40 ? text.substring(0, 40) : text) + "\"");
    }
    return limit;
  }
}
