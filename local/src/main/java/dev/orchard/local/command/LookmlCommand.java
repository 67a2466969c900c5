package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.lookml.Lookml;
import dev.orchard.local.lookml.LookmlModel;
import dev.orchard.local.lookml.LookmlPlace;
import dev.orchard.model.OrganizationId;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes LookML for a model. */
@Command(
    name = "lookml",
    mixinStandardHelpOptions = true,
    description = {
      "Writes LookML that shows a model's predictions, by the remote function that Terraform made of its spec.",
      "MODEL is a model of the store, or a spec file: two files, for views and for the Looker model."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard lookml lead-conversion --project my-project --table crm.leads --key lead_id",
      "  orchard lookml examples/lead-conversion.yaml --project my-project --dataset orchard \\",
      "    --connection bigquery --table crm.leads --key lead_id --out looker-project"
    })
final class LookmlCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private ModelArgument model;

  @Option(
      names = "--project",
      required = true,
      description = "The Google Cloud project of the function.")
  private String project;

  @Option(
      names = "--dataset",
      defaultValue = "orchard",
      description = "The dataset of the function. Default: ${DEFAULT-VALUE}.")
  private String dataset;

  @Option(
      names = "--connection",
      defaultValue = "bigquery",
      description = "Looker's name of its connection to BigQuery. Default: ${DEFAULT-VALUE}.")
  private String connection;

  @Option(
      names = "--table",
      required = true,
      paramLabel = "[PROJECT.]DATASET.TABLE",
      description = "The table whose rows are scored; its columns are named as the features.")
  private String table;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "COLUMN",
      description = "The column of the table that tells its rows apart.")
  private String key;

  @Option(names = "--view", description = "The view of the rows. Default: by the model.")
  private String view;

  @Option(names = "--explore", description = "The explore. Default: as the view.")
  private String explore;

  @Option(
      names = "--trigger",
      paramLabel = "SQL",
      defaultValue = "SELECT CURRENT_DATE()",
      description = "All rows are scored anew when its result changes. Default: ${DEFAULT-VALUE}.")
  private String trigger;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes NAME.view.lkml and NAME.model.lkml there. Default: both on stdout.")
  private Path out;

  LookmlCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    LookmlModel described = described();
    String name = Optional.ofNullable(view).orElse(described.name().value().replace('-', '_'));
    Lookml lookml = new Lookml(described, place(name));
    if (out == null) {
      print(name, lookml);
    } else {
      write(name, lookml);
    }
    return ExitCode.OK.number();
  }

  private LookmlModel described() throws IOException {
    if (model.name.endsWith(".yaml") || model.name.endsWith(".yml")) {
      return LookmlModel.of(Training.spec(Path.of(model.name)));
    }
    try (Installation installation = options.open(surroundings)) {
      ModelRegistry registry = installation.registry();
      OrganizationId organization = CommonOptions.organization(installation);
      return LookmlModel.of(
          registry.manifest(
              organization,
              model.reference(organization).model(),
              registry.resolve(model.reference(organization))));
    }
  }

  private LookmlPlace place(String name) {
    try {
      return new LookmlPlace(
          project,
          dataset,
          connection,
          table,
          key,
          name,
          Optional.ofNullable(explore).orElse(name),
          trigger);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void print(String name, Lookml lookml) {
    Console console = surroundings.console();
    if (options.json) {
      console.json(
          output ->
              output
                  .beginObject()
                  .member(name + ".view.lkml", lookml.viewFile())
                  .member(name + ".model.lkml", lookml.modelFile())
                  .endObject());
      return;
    }
    console.say("# " + name + ".view.lkml\n" + lookml.viewFile());
    console.say("# " + name + ".model.lkml\n" + lookml.modelFile());
  }

  private void write(String name, Lookml lookml) throws IOException {
    Files.createDirectories(out);
    Path views = out.resolve(name + ".view.lkml");
    Path lookerModel = out.resolve(name + ".model.lkml");
    Files.writeString(views, lookml.viewFile());
    Files.writeString(lookerModel, lookml.modelFile());
    Console console = surroundings.console();
    if (options.json) {
      console.json(
          output ->
              output
                  .beginObject()
                  .member("view_file", views.toString())
                  .member("model_file", lookerModel.toString())
                  .endObject());
    } else {
      console.say("wrote " + views + "\nwrote " + lookerModel);
    }
  }
}
