package dev.orchard.local;

import dev.orchard.local.command.OrchardCommandLine;
import dev.orchard.local.command.StopSignal;
import dev.orchard.local.command.Surroundings;
import dev.orchard.local.console.Console;
import java.nio.file.Path;

/** What the launcher starts. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("orchard.home", "")).toAbsolutePath().normalize();
    Surroundings surroundings =
        new Surroundings(Console.ofProcess(), System.getenv(), home, StopSignal.ofProcess());
    System.exit(OrchardCommandLine.run(surroundings, arguments));
  }
}
