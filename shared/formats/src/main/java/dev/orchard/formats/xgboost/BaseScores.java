package dev.orchard.formats.xgboost;

import dev.orchard.formats.document.Part;

/**
 * The margins before any tree. Files up to 3.0 hold one base score for all outputs, such as {@code
 * 2.9185E-1}; from 3.1 on it stands in brackets, one for each output.
 */
final class BaseScores {
  private static final int LONGEST = 64;

  private BaseScores() {}

  static double[] margins(
      Part baseScore, int outputCount, Objective objective, XgboostVersion version) {
    String text = baseScore.text();
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String[] scores = (bracketed ? text.substring(1, text.length() - 1) : text).split(",", -1);
    if (scores.length != 1 && scores.length != outputCount) {
      throw baseScore.refused(
          "one base score or %d are expected, found %d".formatted(outputCount, scores.length));
    }
    double[] margins = new double[outputCount];
    for (int output = 0; output < outputCount; output++) {
      String score = scores[scores.length == 1 ? 0 : output].strip();
      margins[output] =
          objective
              .intercept()
              .margin(number(baseScore, score), version)
              .orElseThrow(
                  () -> baseScore.refused(score + " is no base score of " + objective.name()));
    }
    return margins;
  }

  private static float number(Part baseScore, String text) {
    if (text.length() > LONGEST) {
      throw baseScore.refused("a number has more than " + LONGEST + " characters");
    }
    try {
      float number = Float.parseFloat(text);
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw baseScore.refused("a finite number is expected, found \"" + text + "\"");
  }
}
