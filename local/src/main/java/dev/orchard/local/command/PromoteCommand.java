package dev.orchard.local.command;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.VersionId;
import dev.orchard.serving.Installation;
import dev.orchard.web.observation.AuditEvent.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Points an alias to a version. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description =
        "Points an alias to a version; running servers follow within their refresh interval.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard promote lead-conversion 20240115143022 --reason \"better recall\"",
      "  orchard promote lead-conversion 20240115143022 --alias challenger"
    })
final class PromoteCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private MoveOptions move;

  @Parameters(
      index = "1",
      paramLabel = "VERSION",
      description = "One of those that orchard versions lists.")
  private String version;

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      defaultValue = "champion",
      description = "Default: champion.")
  private String alias;

  PromoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ModelName name = new ModelName(move.model);
    VersionId target = new VersionId(version);
    Alias moved = new Alias(alias);
    try (Installation installation = options.open(surroundings)) {
      installation
          .registry()
          .promote(
              CommonOptions.organization(installation),
              name,
              target,
              moved,
              Moves.WHO,
              move.reason);
      Moves.record(installation, Action.PROMOTED, name, target, moved, move.reason);
      Moves.tellMlflow(installation, name, surroundings.console());
      Moves.print(surroundings.console(), options.json, name, target, moved);
      return ExitCode.OK.number();
    }
  }
}
