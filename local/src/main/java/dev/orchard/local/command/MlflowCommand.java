package dev.orchard.local.command;

import dev.orchard.functions.train.MlflowRuns;
import dev.orchard.serving.Installation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is done with an MLflow server beside trainings, imports and exports. */
@Command(
    name = "mlflow",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "sync",
    description = "Keeps the MLflow server of MLFLOW_TRACKING_URI up to date.")
final class MlflowCommand {
  private final Surroundings surroundings;

  MlflowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Command(
      name = "sync",
      mixinStandardHelpOptions = true,
      description = {
        "Tells the MLflow server every run, version and alias of the organization that it does not know yet.",
        "Exits with 7 if the server cannot be reached, and with 1 if something was not told."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  MLFLOW_TRACKING_URI=http://localhost:5000 orchard mlflow sync",
        "  orchard mlflow sync --org acme --json"
      })
  int sync(@Mixin CommonOptions options) {
    try (Installation installation = options.open(surroundings)) {
      MlflowRuns runs =
          MlflowRuns.of(installation.configuration(), installation.registry())
              .orElseThrow(() -> new UsageException("MLFLOW_TRACKING_URI names no server"));
      List<String> problems = new ArrayList<>();
      int known =
          runs.sync(
              CommonOptions.organization(installation),
              (model, problem) -> problems.add(model + ": " + problem));
      problems.forEach(problem -> surroundings.console().note("orchard: " + problem));
      if (options.json) {
        surroundings
            .console()
            .json(
                output ->
                    output
                        .beginObject()
                        .member("runs", known)
                        .stringsMember("problems", problems)
                        .endObject());
      } else {
        surroundings.console().say("MLflow knows " + known + (known == 1 ? " run" : " runs"));
      }
      return (problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
    }
  }
}
