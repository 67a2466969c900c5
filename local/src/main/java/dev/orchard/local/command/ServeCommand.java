package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.host.CannotListenException;
import dev.orchard.local.host.CurlExample;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrchardException;
import dev.orchard.model.OrganizationId;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.Installation;
import dev.orchard.web.configuration.Configuration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a store. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves every function in one process, at the paths that they have in the cloud.",
      "Ctrl-C stops it: requests under way are finished first. Requests are logged on stderr as one line of JSON each (ORCHARD_LOG_LEVEL=WARNING: none)."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  orchard serve", "  orchard serve --port 9000 --store gs://my-bucket/models"})
final class ServeCommand implements Callable<Integer> {
  private static final int SHOWN_MODELS = 3;

  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private HostOptions host;

  @Option(
      names = "--specs",
      paramLabel = "DIR",
      description = "Where the specs lie that POST /train may be asked for.")
  private String specs;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CannotListenException, InterruptedException {
    Configuration configuration =
        options.configuration(
            surroundings,
            Map.of(Serving.CACHE_BYTES, Serving.LOCAL_CACHE_BYTES),
            specs == null ? Map.of() : Map.of("ORCHARD_SPECS", specs));
    Console console = surroundings.console();
    try (Installation installation =
        Installation.open(
            configuration,
            CommonOptions.log(console.err(), configuration, configuration.logLevel()))) {
      new Serving(surroundings, installation)
          .run(host, address -> examples(installation, address), this::announce);
    }
    return ExitCode.OK.number();
  }

  private void announce(URI address, List<CurlExample> examples) {
    Console console = surroundings.console();
    if (options.json) {
      console.json(output -> output.beginObject().member("url", address.toString()).endObject());
    } else {
      console.say("serving at " + address + " (Ctrl-C stops)");
    }
  }

  private static List<CurlExample> examples(Installation installation, URI address) {
    OrganizationId organization = CommonOptions.organization(installation);
    ModelRegistry registry = installation.registry();
    Curl curl = new Curl(address, installation.webSettings().credentials().tokens().isPresent());
    List<CurlExample> examples = new ArrayList<>();
    try {
      for (ModelName model : registry.models(organization).stream().limit(SHOWN_MODELS).toList()) {
        example(curl, registry, organization, model).ifPresent(examples::add);
      }
    } catch (OrchardException e) {
      installation.log().warning("No examples on the index page: " + e.getMessage());
    }
    return examples;
  }

  /** None for a model without a champion, such as one whose first training broke off. */
  private static Optional<CurlExample> example(
      Curl curl, ModelRegistry registry, OrganizationId organization, ModelName model) {
    return registry
        .model(organization, model)
        .champion()
        .map(champion -> registry.manifest(organization, model, champion))
        .map(
            manifest ->
                curl.post(
                    "Ask " + model,
                    "/predict",
                    output ->
                        output
                            .beginObject()
                            .member("org_id", organization.value())
                            .member("model", model.value())
                            .member("features", Features.typical(manifest))
                            .endObject()));
  }
}
