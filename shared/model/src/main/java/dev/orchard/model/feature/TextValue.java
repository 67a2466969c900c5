package dev.orchard.model.feature;

import java.util.Locale;

/** Numbers and truth values as CSV files and query results write them. */
public final class TextValue {
  private static final int LONGEST_NUMBER = 100;

  private TextValue() {}

  /**
   * The finite decimal number the text holds, white space around it ignored; NaN if it holds none.
   * Java's own additions (hexadecimal, "1f", "NaN", "Infinity") are no numbers here.
   */
  public static double number(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST_NUMBER || !isDecimal(trimmed)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(trimmed);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** 1 for true, yes, t, y, 1; 0 for false, no, f, n, 0; any case; NaN for anything else. */
  public static double truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "t", "y", "1" -> 1;
      case "false", "no", "f", "n", "0" -> 0;
      default -> Double.NaN;
    };
  }

  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
      if (!allowed) {
        return false;
      }
    }
    return true;
  }
}
