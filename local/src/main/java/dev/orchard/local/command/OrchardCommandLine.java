package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.host.CannotListenException;
import dev.orchard.mlflow.MlflowException;
import dev.orchard.model.ConflictException;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.Violation;
import dev.orchard.model.spec.InvalidSpecException;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.web.configuration.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;

/** The command line as a whole: commands, errors, exit codes. */
public final class OrchardCommandLine {
  private OrchardCommandLine() {}

  @Command(
      name = "orchard",
      mixinStandardHelpOptions = true,
      description = "Trains models from one YAML file each and serves their predictions.",
      exitCodeListHeading = "%nExit codes:%n",
      footerHeading = "%nExamples:%n",
      footer = {
        "  orchard demo                                       two models on real data, served",
        "  orchard train examples/lead-conversion.yaml        trains a version",
        "  orchard predict diamond-price carat=0.7 depth=61.5 table=57 x=5.7 y=5.7",
        "  orchard serve --port 8080                          serves what the store holds",
        "  orchard COMMAND --help                             more about one of them"
      })
  private static final class Root {}

  /** Runs one command and returns its exit code. */
  public static int run(Surroundings surroundings, String... arguments) {
    CommandLine commandLine = new CommandLine(new Root());
    commandLine
        .addSubcommand(new DemoCommand(surroundings))
        .addSubcommand(new ServeCommand(surroundings))
        .addSubcommand(new TrainCommand(surroundings))
        .addSubcommand(new RunsCommand(surroundings))
        .addSubcommand(new CompareCommand(surroundings))
        .addSubcommand(new ConvertCommand(surroundings))
        .addSubcommand(new PredictCommand(surroundings))
        .addSubcommand(new ModelsCommand(surroundings))
        .addSubcommand(new VersionsCommand(surroundings))
        .addSubcommand(new PromoteCommand(surroundings))
        .addSubcommand(new RollbackCommand(surroundings))
        .addSubcommand(new ImportCommand(surroundings))
        .addSubcommand(new ExportCommand(surroundings))
        .addSubcommand(new LookmlCommand(surroundings))
        .addSubcommand(new MlflowCommand(surroundings))
        .addSubcommand(new LoadTestCommand(surroundings))
        .addSubcommand(new TokenCommand(surroundings))
        .addSubcommand(new PackageCommand(surroundings))
        .addSubcommand(new TestCommand(surroundings));
    String version = "orchard " + TrainingEnvironment.versionOfThisBuild();
    commandLine.getCommandSpec().version(version);
    commandLine
        .getSubcommands()
        .values()
        .forEach(subcommand -> subcommand.getCommandSpec().version(version));
    Map<String, String> exitCodes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      exitCodes.put(Integer.toString(code.number()), code.meaning());
    }
    commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes);
    Console console = surroundings.console();
    PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
    commandLine.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8)).setErr(err);
    commandLine.setUsageHelpAutoWidth(true);
    boolean json = Arrays.asList(arguments).contains("--json");
    commandLine.setExecutionExceptionHandler(
        (failure, failed, parsed) -> explain(failure, console, json));
    IParameterExceptionHandler usage = commandLine.getParameterExceptionHandler();
    commandLine.setParameterExceptionHandler(
        (failure, given) -> {
          int code = usage.handleParseException(failure, given);
          if (json) {
            printError(console, failure.getMessage(), code);
          }
          return code;
        });
    if (arguments.length == 0) {
      commandLine.usage(commandLine.getErr());
      return ExitCode.USAGE.number();
    }
    return commandLine.execute(arguments);
  }

  private static int explain(Exception failure, Console console, boolean json) {
    ExitCode code = codeOf(failure);
    String message = messageOf(failure);
    console.note("orchard: " + message);
    if (json) {
      printError(console, message, code.number());
    }
    return code.number();
  }

  private static void printError(Console console, String message, int code) {
    console.json(
        output ->
            output.beginObject().member("error", message).member("exit_code", code).endObject());
  }

  private static ExitCode codeOf(Exception failure) {
    if (failure instanceof NotFoundException || isNotFound(failure)) {
      return ExitCode.NOT_FOUND;
    } else if (failure instanceof InvalidInputException) {
      return ExitCode.INVALID;
    } else if (failure instanceof ConflictException) {
      return ExitCode.CONFLICT;
    } else if (failure instanceof UnavailableException) {
      return ExitCode.UNAVAILABLE;
    } else if (failure instanceof ConfigurationException || failure instanceof UsageException) {
      return ExitCode.USAGE;
    }
    return ExitCode.FAILED;
  }

  private static boolean isNotFound(Exception failure) {
    return failure instanceof MlflowException mlflow
        && mlflow.reason() == MlflowException.Reason.NOT_FOUND;
  }

  private static String messageOf(Exception failure) {
    if (failure instanceof InvalidSpecException spec) {
      return lines(
          "the spec has mistakes:", spec.mistakes().stream().map(Object::toString).toList());
    } else if (failure instanceof InvalidInputException input) {
      return lines(
          "this does not fit:", input.violations().stream().map(OrchardCommandLine::line).toList());
    } else if (failure instanceof OrchardException
        || failure instanceof ConfigurationException
        || failure instanceof UsageException
        || failure instanceof CannotListenException) {
      return failure.getMessage();
    } else if (failure instanceof IOException) {
      return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
    return "internal error (" + failure + "); please report it with the command that you gave";
  }

  private static String line(Violation violation) {
    return violation.path()
        + ": expected "
        + violation.expected()
        + ", found "
        + violation.actual();
  }

  private static String lines(String heading, List<String> lines) {
    return heading + lines.stream().map(line -> "\n  " + line).collect(Collectors.joining());
  }
}
