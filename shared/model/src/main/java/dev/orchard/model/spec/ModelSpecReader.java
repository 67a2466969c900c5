package dev.orchard.model.spec;

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
    int folder = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
    return new SpecParser(fileName.substring(folder + 1)).read(yaml);
  }
}
