package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment the variables
 * @param home the folder of the project, where the examples lie
 * @param stopSignal tells a server or a training when to end
 */
public record Surroundings(
    Console console, Map<String, String> environment, Path home, StopSignal stopSignal) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }
}
