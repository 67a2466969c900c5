package dev.orchard.local.command;

import dev.orchard.audit.AuditLogs;
import dev.orchard.functions.train.MlflowRuns;
import dev.orchard.local.console.Console;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.VersionId;
import dev.orchard.serving.Installation;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditEvent.Action;
import java.util.Map;
import java.util.Optional;

/** How a moved alias is written down and told. */
final class Moves {
  static final String WHO = "command-line";

  private Moves() {}

  static void record(
      Installation installation,
      Action action,
      ModelName model,
      VersionId version,
      Alias alias,
      String reason) {
    AuditLogs.of(installation.configuration(), installation.log())
        .record(
            new AuditEvent(
                action,
                CommonOptions.organization(installation),
                model,
                Optional.of(version),
                WHO,
                reason,
                Map.of("alias", alias.value())));
  }

  /** Tells MLflow too, if one is configured; the move stands whatever becomes of that. */
  static void tellMlflow(Installation installation, ModelName model, Console console) {
    MlflowRuns.of(installation.configuration(), installation.registry())
        .flatMap(runs -> runs.aliases(CommonOptions.organization(installation), model))
        .ifPresent(
            sentence ->
                console.note("orchard: " + sentence + " \"orchard mlflow sync\" catches up."));
  }

  static void print(
      Console console, boolean json, ModelName model, VersionId version, Alias alias) {
    if (json) {
      console.json(
          output ->
              output
                  .beginObject()
                  .member("model", model.value())
                  .member("alias", alias.value())
                  .member("version", version.value())
                  .endObject());
    } else {
      console.say(model + ": " + alias + " is version " + version.value());
    }
  }
}
