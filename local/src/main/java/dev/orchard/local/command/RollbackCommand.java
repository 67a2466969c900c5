package dev.orchard.local.command;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.VersionId;
import dev.orchard.serving.Installation;
import dev.orchard.web.observation.AuditEvent.Action;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Points the champion back. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description =
        "Points the champion back: to the version given, or to the champion before this one.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard rollback lead-conversion",
      "  orchard rollback lead-conversion 20231215100000 --reason drift"
    })
final class RollbackCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private MoveOptions move;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "Default: the champion before.")
  private String version;

  RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ModelName name = new ModelName(move.model);
    Optional<VersionId> target = Optional.ofNullable(version).map(VersionId::new);
    try (Installation installation = options.open(surroundings)) {
      VersionId champion =
          installation
              .registry()
              .rollback(
                  CommonOptions.organization(installation), name, target, Moves.WHO, move.reason)
              .champion()
              .orElseThrow();
      Moves.record(installation, Action.ROLLED_BACK, name, champion, Alias.CHAMPION, move.reason);
      Moves.tellMlflow(installation, name, surroundings.console());
      Moves.print(surroundings.console(), options.json, name, champion, Alias.CHAMPION);
      return ExitCode.OK.number();
    }
  }
}
