package dev.orchard.local.console;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The two streams of a command: results go to stdout, everything else to stderr.
 *
 * @param terminal whether a person watches stderr, who likes to see bars move
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {
  /**
   * The streams of this process, in UTF-8 whatever the platform thinks. The launcher tells whether
   * stderr is a terminal, which Java cannot before 22.
   */
  public static Console ofProcess() {
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean("orchard.terminal"));
  }

  /** One JSON document on stdout. */
  public void json(Consumer<JsonOutput> document) {
    out.println(new String(Json.writeIndented(document), StandardCharsets.UTF_8).stripTrailing());
    out.flush();
  }

  /** A line for people that is part of the result. */
  public void say(String line) {
    out.println(line);
  }

  /** A line for people that is no part of the result. */
  public void note(String line) {
    err.println(line);
  }
}
