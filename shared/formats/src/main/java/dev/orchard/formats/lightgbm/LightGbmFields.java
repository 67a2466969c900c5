package dev.orchard.formats.lightgbm;

import dev.orchard.formats.ForeignModelException;
import java.util.Map;

/** One block of {@code key=value} lines with typed access; every refusal names block and key. */
final class LightGbmFields {
  /** More digits than any double has when written out. */
  private static final int NUMBER_LENGTH = 400;

  private final String block;
  private final Map<String, String> values;

  LightGbmFields(String block, Map<String, String> values) {
    this.block = block;
    this.values = values;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw refusal(key, "is missing");
    }
    return value;
  }

  int integer(String key, int least, int most) {
    return integer(key, text(key), least, most);
  }

  /** A list of exactly {@code count} integers. */
  int[] integers(String key, int count, int least, int most) {
    String[] tokens = tokens(key, count);
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = integer(key, tokens[i], least, most);
    }
    return numbers;
  }

  /** A list of exactly {@code count} unsigned 32-bit words. */
  int[] words(String key, int count) {
    String[] tokens = tokens(key, count);
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      try {
        words[i] = Integer.parseUnsignedInt(tokens[i]);
      } catch (NumberFormatException e) {
        throw refusal(key, "holds what is no 32-bit word");
      }
    }
    return words;
  }

  /** A list of exactly {@code count} finite numbers. */
  double[] numbers(String key, int count) {
    String[] tokens = tokens(key, count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(key, tokens[i]);
    }
    return numbers;
  }

  /**
   * As {@link #numbers}; {@code inf}, which no number but a missing one exceeds, is a threshold.
   */
  double[] thresholds(String key, int count) {
    String[] tokens = tokens(key, count);
    double[] thresholds = new double[count];
    for (int i = 0; i < count; i++) {
      thresholds[i] = tokens[i].equals("inf") ? Double.POSITIVE_INFINITY : number(key, tokens[i]);
    }
    return thresholds;
  }

  /** As {@link #numbers}, for what is only noted: NaN where the list or a number is missing. */
  double[] notes(String key, int count) {
    double[] notes = new double[count];
    String[] tokens = has(key) ? text(key).trim().split(" +", count + 1) : new String[0];
    for (int i = 0; i < count; i++) {
      notes[i] = tokens.length == count && isNumber(tokens[i]) ? parsed(tokens[i]) : Double.NaN;
    }
    return notes;
  }

  ForeignModelException refusal(String key, String what) {
    return new ForeignModelException("%s of the LightGBM model: %s %s".formatted(block, key, what));
  }

  private String[] tokens(String key, int count) {
    String text = text(key).trim();
    // The limit keeps a line with millions of spaces from becoming millions of strings.
    String[] tokens = text.isEmpty() ? new String[0] : text.split(" +", count + 1);
    if (tokens.length != count) {
      throw refusal(
          key,
          "has %s values, %d expected"
              .formatted(tokens.length > count ? "more" : tokens.length, count));
    }
    return tokens;
  }

  private int integer(String key, String token, int least, int most) {
    try {
      int value = Integer.parseInt(token.trim());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refusal(key, "holds what is no integer");
    }
    throw refusal(key, "holds a number beyond %d to %d".formatted(least, most));
  }

  private double number(String key, String token) {
    double value = isNumber(token) ? parsed(token) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw refusal(key, "holds what is no finite number");
    }
    return value;
  }

  /** Only digits, signs, point and exponent: Java would also take hexadecimals and suffixes. */
  private static boolean isNumber(String token) {
    if (token.isEmpty() || token.length() > NUMBER_LENGTH) {
      return false;
    }
    for (int i = 0; i < token.length(); i++) {
      if ("0123456789+-.eE".indexOf(token.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static double parsed(String token) {
    try {
      return Double.parseDouble(token);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
