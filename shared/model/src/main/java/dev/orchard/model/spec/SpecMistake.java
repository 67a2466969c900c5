package dev.orchard.model.spec;

/**
 * One mistake in a spec.
 *
 * @param line from 1
 * @param column from 1
 * @param path such as {@code features[2].type}; empty for the document as a whole
 */
public record SpecMistake(
    String file, int line, int column, String path, String expected, String found) {
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : path + ": ";
    return file
        + ":"
        + line
        + ":"
        + column
        + ": "
        + where
        + "expected "
        + expected
        + ", found "
        + found;
  }
}
