package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.console.Table;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.serving.Installation;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the versions of a model. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    description = "Lists the versions of a model, newest first, with their aliases and metrics.",
    footerHeading = "%nExamples:%n",
    footer = {"  orchard versions lead-conversion", "  orchard versions lead-conversion --json"})
final class VersionsCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "MODEL", description = "The model's name.")
  private String model;

  VersionsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ModelName name = new ModelName(model);
    try (Installation installation = options.open(surroundings)) {
      OrganizationId organization = CommonOptions.organization(installation);
      ModelDocument document = installation.registry().model(organization, name);
      List<Manifest> manifests =
          installation.registry().versions(organization, name).stream()
              .map(version -> installation.registry().manifest(organization, name, version))
              .toList();
      print(document, manifests);
      return ExitCode.OK.number();
    }
  }

  private void print(ModelDocument document, List<Manifest> manifests) {
    Console console = surroundings.console();
    if (options.json) {
      console.json(
          output -> {
            output.beginObject().member("model", model);
            output.arrayMember(
                "versions",
                list ->
                    manifests.forEach(
                        manifest -> {
                          list.beginObject()
                              .member("version", manifest.version().value())
                              .stringsMember("aliases", aliases(document, manifest))
                              .member("created_at", manifest.createdAt().toString());
                          list.objectMember(
                              "metrics", metrics -> manifest.metrics().forEach(metrics::member));
                          list.endObject();
                        }));
            output.endObject();
          });
      return;
    }
    Table table = new Table("VERSION", "ALIASES", "METRICS");
    manifests.forEach(
        manifest ->
            table.row(
                manifest.version().value(),
                String.join(", ", aliases(document, manifest)),
                metrics(manifest)));
    table.print(console);
  }

  private static List<String> aliases(ModelDocument document, Manifest manifest) {
    return document.aliasesOf(manifest.version()).stream().map(Alias::value).toList();
  }

  private static String metrics(Manifest manifest) {
    return manifest.metrics().entrySet().stream()
        .map(metric -> String.format(Locale.ROOT, "%s %.4g", metric.getKey(), metric.getValue()))
        .collect(Collectors.joining("  "));
  }
}
