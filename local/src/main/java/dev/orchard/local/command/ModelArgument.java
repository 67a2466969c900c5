package dev.orchard.local.command;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.VersionId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model, and which version of it. */
final class ModelArgument {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's name.")
  String name;

  @Option(names = "--version", paramLabel = "VERSION", description = "This version.")
  String version;

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      description = "The version behind this alias. Default: champion.")
  String alias;

  ModelReference reference(OrganizationId organization) {
    if (version != null && alias != null) {
      throw new UsageException("give either --version or --alias");
    }
    Selector selector =
        version != null
            ? new Selector.ByVersion(new VersionId(version))
            : new Selector.ByAlias(alias == null ? Alias.CHAMPION : new Alias(alias));
    return new ModelReference(organization, new ModelName(name), selector);
  }
}
