package dev.orchard.model.manifest;

import dev.orchard.model.MalformedInputException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.UnreadableDocumentException;
import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the stored documents have in common: {@code format_version} ahead, tolerance of unknown
 * members, and one kind of exception for whatever is wrong with them.
 */
final class DocumentFormat {
  private static final long FORMAT_VERSION = 1;

  private final String what;

  /** Names the document for messages, such as "manifest". */
  DocumentFormat(String what) {
    this.what = what;
  }

  byte[] write(Consumer<JsonOutput> members) {
    return Json.writeIndented(
        output -> {
          output.beginObject().member("format_version", FORMAT_VERSION);
          members.accept(output);
          output.endObject();
        });
  }

  <T> T read(byte[] json, Function<JsonObjectReader, T> read) {
    try {
      Violations violations = new Violations();
      JsonObjectReader reader =
          JsonObjectReader.of(Json.parse(json, JsonLimits.STORED), "$", violations);
      long format = reader.requireLong("format_version");
      violations.throwIfAny();
      if (format < 1 || format > FORMAT_VERSION) {
        throw new UnreadableDocumentException(
            "The "
                + what
                + " has format version "
                + format
                + "; this Orchard reads up to "
                + FORMAT_VERSION);
      }
      T result = read.apply(reader);
      violations.throwIfAny();
      return result;
    } catch (UnreadableDocumentException e) {
      throw e;
    } catch (MalformedInputException e) {
      throw new UnreadableDocumentException("The " + what + " is damaged: it is not JSON", e);
    } catch (OrchardException | IllegalArgumentException e) {
      throw new UnreadableDocumentException("The " + what + " is damaged: " + e.getMessage(), e);
    }
  }

  static Instant instant(JsonObjectReader reader, String name) {
    return instant(reader.requireString(name), reader.pathOf(name));
  }

  static Instant instant(String text, String path) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(path + " is no time", e);
    }
  }
}
