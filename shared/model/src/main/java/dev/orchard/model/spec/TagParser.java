package dev.orchard.model.spec;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the words that a spec gives its runs: {@code tags: {experiment: spring, dataset: bank}}.
 */
final class TagParser {
  private static final int MOST = 20;
  private static final int LONGEST = 200;

  private TagParser() {}

  static Map<String, String> read(SpecMapping spec) {
    Optional<SpecMapping> mapping = spec.mapping("tags", "a mapping of words to words");
    if (mapping.isEmpty()) {
      return Map.of();
    }
    if (mapping.get().names().size() > MOST) {
      spec.mistake("tags", "at most " + MOST + " tags", mapping.get().names().size() + " tags");
      return Map.of();
    }
    Map<String, String> tags = new TreeMap<>();
    for (String name : mapping.get().names()) {
      read(mapping.get(), name).ifPresent(value -> tags.put(name, value));
    }
    return tags;
  }

  private static Optional<String> read(SpecMapping mapping, String name) {
    String expected = "a text of at most " + LONGEST + " characters";
    Optional<String> value = mapping.scalar(name, expected);
    if (!isName(name)) {
      mapping.mistake(name, "a tag's name of the characters a-z, 0-9, - and _", "another name");
      return Optional.empty();
    }
    if (value.isPresent() && value.get().length() > LONGEST) {
      mapping.mistake(name, expected, value.get().length() + " characters");
      return Optional.empty();
    }
    return value;
  }

  private static boolean isName(String text) {
    try {
      return new ModelName(text).value().equals(text);
    } catch (InvalidInputException e) {
      return false;
    }
  }
}
