package dev.orchard.model;

/**
 * The rule all names share. Names become parts of object keys, file paths, URLs and metric labels,
 * so only characters that mean nothing in any of them are let in: {@code ../}, {@code %2e}, NUL and
 * capitals cannot occur.
 */
final class Name {
  static final int LONGEST = 63;

  private Name() {}

  static String require(String path, String value) {
    if (!fits(value)) {
      throw InvalidInputException.of(
          path,
          "1 to "
              + LONGEST
              + " of the characters a-z, 0-9, - and _, beginning with a letter or digit",
          value == null ? "nothing" : "\"" + Violation.shorten(value) + "\"");
    }
    return value;
  }

  private static boolean fits(String value) {
    if (value == null || value.isEmpty() || value.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean wordly = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean joining = i > 0 && (c == '-' || c == '_');
      if (!wordly && !joining) {
        return false;
      }
    }
    return true;
  }
}
