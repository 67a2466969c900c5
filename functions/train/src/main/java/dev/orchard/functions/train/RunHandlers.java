package dev.orchard.functions.train;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.registry.Leases;
import dev.orchard.registry.Listing;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.RequestDefaults;
import dev.orchard.web.Exchange;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Tells of runs, and stops them. */
final class RunHandlers {
  private static final String ORGANIZATION = "org_id";

  private final Trainings trainings;
  private final ModelRegistry registry;
  private final Leases leases;
  private final RequestDefaults defaults;
  private final Clock clock;

  RunHandlers(
      Trainings trainings,
      ModelRegistry registry,
      Leases leases,
      RequestDefaults defaults,
      Clock clock) {
    this.trainings = trainings;
    this.registry = registry;
    this.leases = leases;
    this.defaults = defaults;
    this.clock = clock;
  }

  void list(Exchange exchange) throws IOException {
    OrganizationId organization = organization(exchange);
    RunQuery query = RunQuery.read(exchange);
    Optional<ModelName> model = exchange.queryParameter("model").map(ModelName::new);
    if (!organization.equals(defaults.organization())) {
      registry.requireKnown(organization);
    }
    Listing<Run> runs = registry.listRuns(organization, model, query.filter(), query.page());
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
                            RunJson.writeMembers(run, clock.instant(), list);
                            list.endObject();
                          }));
          output
              .optionalMember(
                  "next_page_token",
                  Optional.of(runs.nextPageToken()).filter(token -> !token.isEmpty()))
              .endObject();
        });
  }

  void describe(Exchange exchange) throws IOException {
    respond(exchange, 200, run(exchange, organization(exchange)));
  }

  /** Whoever trains, in this process or another, learns of it within seconds. */
  void cancel(Exchange exchange) throws IOException {
    OrganizationId organization = organization(exchange);
    Run run = run(exchange, organization);
    String who = exchange.caller().name();
    if (run.isFinished() || !leases.requestStop(organization, run.model(), run.id(), who)) {
      respond(exchange, 200, registry.getRun(organization, run.model(), run.id()));
      return;
    }
    trainings.stop(run.id(), "Cancelled by " + who);
    exchange.responseHeader("Location", location(run, defaults));
    respond(exchange, 202, run);
  }

  private Run run(Exchange exchange, OrganizationId organization) {
    return registry.getRun(organization, new RunId(exchange.pathParameter("id")));
  }

  private void respond(Exchange exchange, int status, Run run) throws IOException {
    exchange.respondJson(
        status,
        output -> {
          output.beginObject();
          RunJson.writeMembers(run, clock.instant(), output);
          RunJson.writeSpec(run, output);
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

  /** Where the run can be followed. */
  static String location(Run run, RequestDefaults defaults) {
    String path = "/runs/" + run.id().value();
    return run.organization().equals(defaults.organization())
        ? path
        : path + "?" + ORGANIZATION + "=" + run.organization().value();
  }
}
