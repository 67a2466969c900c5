package dev.orchard.model.spec;

import java.util.List;

/** Reads model specs. */
public final class ModelSpecReader {
  private ModelSpecReader() {}

  /**
   * Reads one spec.
   *
   * @param fileName shown in mistakes; folders are left out
   * @throws InvalidSpecException with every mistake at once
   */
  public static ModelSpec read(String yaml, String fileName) {
    if (yaml.isEmpty()) {
      throw new InvalidSpecException(
          List.of(new SpecMistake(fileName, 1, 1, "", "a model spec", "nothing")));
    }
    return new SpecParser(fileName).read(yaml);
  }
}
