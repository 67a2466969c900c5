package dev.orchard.model;

/**
 * One place where the input does not fit.
 *
 * @param path where: a JSON path such as {@code $.records[3].features.age}, or {@code file.yaml:12}
 *     for a spec
 * @param expected what would fit, as a phrase: "a number from 17 to 120"
 * @param actual what was found, shortened by {@link #shorten} when it comes from a client
 */
public record Violation(String path, String expected, String actual) {
  private static final int SHOWN_CHARACTERS = 60;

  /**
   * The first characters of a foreign text, control characters replaced, so that it can be shown
   * and logged.
   */
  public static String shorten(String text) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), SHOWN_CHARACTERS) + 1);
    int index = 0;
    while (index < text.length() && shown.length() < SHOWN_CHARACTERS) {
      int point = text.codePointAt(index);
      boolean showable =
          !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
      shown.appendCodePoint(showable ? point : 0xFFFD);
      index += Character.charCount(point);
    }
    return index < text.length() ? shown.append('…').toString() : shown.toString();
  }

  @Override
  public String toString() {
    return path + ": expected " + expected + ", found " + actual;
  }
}
