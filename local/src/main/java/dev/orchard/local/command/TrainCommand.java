package dev.orchard.local.command;

import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.serving.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains one version. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a version from a model spec. It becomes champion if there is none, or if it passes the spec's gate.",
      "Exits with 3 if the gate is lost; the version and its run are kept all the same."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard train examples/diamond-price.yaml",
      "  orchard train examples/lead-conversion.yaml --store gs://my-bucket/models --org acme",
      "  orchard train spec.yaml --json | jq .metrics.roc_auc"
    })
final class TrainCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "SPEC",
      description = "The spec's file; its data files are relative to its folder.")
  private Path spec;

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Training.spec(spec); // mistakes in it come before the store is touched
    try (Installation installation = options.open(surroundings)) {
      Run run = new Training(installation, surroundings).train(spec);
      if (options.json) {
        surroundings
            .console()
            .json(
                output -> {
                  output.beginObject();
                  RunJson.writeMembers(run, output);
                  output.endObject();
                });
        run.error().ifPresent(error -> surroundings.console().note("orchard: " + error));
      } else {
        Training.print(run, surroundings.console());
      }
      return Training.codeOf(run).number();
    }
  }
}
