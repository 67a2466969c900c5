package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.console.Table;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.serving.Installation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists models. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the models of an organization and their champions.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard models",
      "  orchard models --org acme --store gs://my-bucket/models --json"
    })
final class ModelsCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;

  ModelsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Installation installation = options.open(surroundings)) {
      OrganizationId organization = CommonOptions.organization(installation);
      Map<ModelName, Optional<VersionId>> champions = new LinkedHashMap<>();
      for (ModelName model : installation.registry().models(organization)) {
        champions.put(model, installation.registry().model(organization, model).champion());
      }
      print(organization, champions);
      return ExitCode.OK.number();
    }
  }

  private void print(OrganizationId organization, Map<ModelName, Optional<VersionId>> champions) {
    Console console = surroundings.console();
    if (options.json) {
      console.json(
          output -> {
            output.beginObject().member("org_id", organization.value());
            output.arrayMember(
                "models",
                list ->
                    champions.forEach(
                        (model, champion) ->
                            list.beginObject()
                                .member("model", model.value())
                                .optionalMember("champion", champion.map(VersionId::value))
                                .endObject()));
            output.endObject();
          });
    } else if (champions.isEmpty()) {
      console.note("no models yet; orchard train SPEC makes one");
    } else {
      Table table = new Table("MODEL", "CHAMPION");
      champions.forEach(
          (model, champion) ->
              table.row(model.value(), champion.map(VersionId::value).orElse("-")));
      table.print(console);
    }
  }
}
