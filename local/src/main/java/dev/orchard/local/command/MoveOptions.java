package dev.orchard.local.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command says that moves an alias. */
final class MoveOptions {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's name.")
  String model;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Kept in the model's history.")
  String reason;
}
