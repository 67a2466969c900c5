package dev.orchard.local.command;

import dev.orchard.local.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A command in a process of its own, whose two streams come as one. */
final class CommandProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final StringBuilder seen = new StringBuilder();

  private CommandProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static CommandProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ORCHARD_"));
    builder.environment().putAll(environment);
    return new CommandProcess(builder.start());
  }

  /** Reads on until a line has these words, and gives that line. */
  String lineWith(String words) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      if (line.contains(words)) {
        return line;
      }
    }
    throw new AssertionError("ended without saying \"" + words + "\": " + seen);
  }

  /** Everything it says until it ends. */
  String rest() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
    }
    return seen.toString();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  boolean hasEnded() {
    return !process.isAlive();
  }

  CompletableFuture<Process> end() {
    return process.onExit();
  }

  /** SIGTERM, leaving its output readable. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** SIGKILL: nothing of it runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
