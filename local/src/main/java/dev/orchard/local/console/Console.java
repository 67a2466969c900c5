package dev.orchard.local.console;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The two streams of a command: results go to stdout, everything else to stderr.
 *
 * @param terminal whether a person watches stderr, who likes to see bars move
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {
  /** The streams of this process, in UTF-8 whatever the platform thinks. */
  public static Console ofProcess() {
    return new Console(
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.console() != null && !"dumb".equals(System.getenv("TERM")));
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
