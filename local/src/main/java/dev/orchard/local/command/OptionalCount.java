package dev.orchard.local.command;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Takes the word after an option only if it is a number: the next NAME=VALUE is none. */
final class OptionalCount implements IParameterConsumer {
  private static final int DEFAULT = 10;

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's own type
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    if (words.isEmpty() || !words.peek().matches("-?[0-9]+")) {
      option.setValue(DEFAULT);
      return;
    }
    String word = words.pop();
    try {
      option.setValue(Integer.parseInt(word));
    } catch (NumberFormatException e) {
      throw new ParameterException(
          command.commandLine(), "--explain takes a number of features, found " + word, e);
    }
  }
}
