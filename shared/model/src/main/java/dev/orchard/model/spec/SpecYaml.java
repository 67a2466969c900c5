package dev.orchard.model.spec;

import dev.orchard.model.Violation;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML text to nodes with their lines, within bounds. The events are looked at first, which takes
 * no recursion, so that a text of a thousand open brackets never reaches the composer, which does
 * recurse.
 */
final class SpecYaml {
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int MOST_DEPTH = 20;
  private static final int MOST_ALIASES = 50;

  private SpecYaml() {}

  /** The root node; empty for an empty text or after a mistake. */
  static Optional<Node> compose(String yaml, SpecMistakes mistakes) {
    if (yaml.length() > MOST_CHARACTERS) {
      mistakes.add(
          Optional.empty(),
          "",
          "at most " + MOST_CHARACTERS + " characters",
          yaml.length() + " characters");
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      return withinBounds(yaml, settings, mistakes)
          ? new Compose(settings).composeString(yaml)
          : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      mistakes.add(
          e.getProblemMark().or(e::getContextMark),
          "",
          "valid YAML",
          Violation.shorten(String.valueOf(e.getProblem())));
    } catch (YamlEngineException e) {
      mistakes.add(Optional.empty(), "", "valid YAML", "a text that is none");
    }
    return Optional.empty();
  }

  private static boolean withinBounds(String yaml, LoadSettings settings, SpecMistakes mistakes) {
    int depth = 0;
    int aliases = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      if (event instanceof CollectionStartEvent && ++depth > MOST_DEPTH) {
        mistakes.add(event.getStartMark(), "", "at most " + MOST_DEPTH + " nested levels", "more");
        return false;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (event instanceof AliasEvent && ++aliases > MOST_ALIASES) {
        mistakes.add(event.getStartMark(), "", "at most " + MOST_ALIASES + " aliases", "more");
        return false;
      }
    }
    return true;
  }
}
