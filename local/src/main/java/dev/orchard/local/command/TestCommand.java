package dev.orchard.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stands here for its help only: the launcher runs the tests before any of this is started. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Builds every module and runs all tests (the launcher does it, with Maven).",
    footerHeading = "%nExamples:%n",
    footer = {"  orchard test", "  orchard test --fast", "  orchard test -pl shared/forest"})
final class TestCommand implements Callable<Integer> {
  @Option(names = "--fast", description = "Leaves out the tests tagged slow.")
  private boolean fast;

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Passed to Maven.")
  private List<String> arguments = List.of();

  private final Surroundings surroundings;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings
        .console()
        .note(
            "orchard: the tests are run by the launcher: ./orchard test"
                + (fast ? " --fast" : "")
                + " "
                + String.join(" ", arguments));
    return ExitCode.USAGE.number();
  }
}
