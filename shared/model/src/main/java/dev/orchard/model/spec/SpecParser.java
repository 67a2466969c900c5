package dev.orchard.model.spec;

/** Placeholder until the parser lands. */
final class SpecParser {
  private final String fileName;

  SpecParser(String fileName) {
    this.fileName = fileName;
  }

  ModelSpec read(String yaml) {
    if (fileName != null) {
      throw new UnsupportedOperationException(yaml);
    }
    return null;
  }
}
