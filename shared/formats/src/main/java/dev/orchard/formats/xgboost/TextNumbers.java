package dev.orchard.formats.xgboost;

import dev.orchard.formats.document.Part;

/** XGBoost's parameters, which are numbers written as texts. */
final class TextNumbers {
  private TextNumbers() {}

  static int whole(Part parameter) {
    try {
      return Integer.parseInt(parameter.text());
    } catch (NumberFormatException e) {
      throw parameter.refused("a whole number as a text is expected");
    }
  }

  /** A count that is zero where the file says nothing. */
  static int count(Part parameters, String name) {
    int count = parameters.find(name).map(TextNumbers::whole).orElse(0);
    if (count < 0) {
      throw parameters.get(name).refused("a count is expected, found " + count);
    }
    return count;
  }
}
