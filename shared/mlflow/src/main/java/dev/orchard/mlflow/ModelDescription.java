package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The file {@code MLmodel}: in which ways a model is stored.
 *
 * @param flavors the settings of each way by its name
 */
record ModelDescription(Map<String, Map<String, String>> flavors) {
  static final int MOST_BYTES = 4 << 20;
  private static final int MOST_DEPTH = 20;

  /**
   * Reads the YAML, within bounds: depth is looked at before the composer, which recurses, and
   * aliases, which may multiply what they name, are refused.
   */
  static ModelDescription read(byte[] utf8) {
    String yaml = new String(utf8, StandardCharsets.UTF_8);
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
    try {
      requireBounds(yaml, settings);
      Object root = new Load(settings).loadFromString(yaml);
      Map<String, Map<String, String>> flavors = new TreeMap<>();
      mapping(root)
          .flatMap(all -> mapping(all.get("flavors")))
          .ifPresent(
              found -> found.forEach((name, flavor) -> flavors.put("" + name, texts(flavor))));
      if (flavors.isEmpty()) {
        throw wrong("names no flavors", null);
      }
      return new ModelDescription(flavors);
    } catch (YamlEngineException e) {
      throw wrong("is not valid YAML", e);
    }
  }

  private static void requireBounds(String yaml, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      if (event instanceof AliasEvent) {
        throw wrong("holds an alias", null);
      } else if (event instanceof CollectionStartEvent && ++depth > MOST_DEPTH) {
        throw wrong("is nested deeper than " + MOST_DEPTH, null);
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static Optional<Map<?, ?>> mapping(Object value) {
    return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
  }

  private static Map<String, String> texts(Object flavor) {
    Map<String, String> texts = new TreeMap<>();
    mapping(flavor)
        .ifPresent(all -> all.forEach((name, value) -> texts.put("" + name, "" + value)));
    return texts;
  }

  private static MlflowException wrong(String what, Throwable cause) {
    return new MlflowException(
        Reason.UNREADABLE, "The model's file MLmodel " + Violation.shorten(what), cause);
  }
}
