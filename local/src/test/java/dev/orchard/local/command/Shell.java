package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs commands as a script does, in a folder and on a store within it. */
final class Shell {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Shell(Path folder) {
    this.folder = folder;
    environment.put("ORCHARD_STORE", folder.resolve("store").toString());
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  int run(String... arguments) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return OrchardCommandLine.run(
        new Surroundings(console, environment, folder, new CountDownLatch(1)::await), arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  JsonObject json() {
    return Json.parseObject(out.toByteArray(), JsonLimits.DEFAULT);
  }

  String word(String member) {
    return ((JsonString) json().get(member)).value();
  }
}
