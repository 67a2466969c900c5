package dev.orchard.training;

import dev.orchard.model.Violation;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.spec.Label;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The labels of a table as numbers.
 *
 * @param classes of a classification; for two, the positive one has code 1
 * @param targets one a row: the number, or the code of the class
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
record LabelCodes(Optional<Classes> classes, double[] targets) {
  private static final int MOST_CLASSES = 1_000;
  private static final int LEAST_ROWS_OF_A_CLASS = 5;
  private static final double FEW_POSITIVES = 0.2;

  static LabelCodes of(Column column, Label label) {
    return column instanceof Column.Categories categories
        ? ofClasses(categories, label)
        : ofNumbers((Column.Numbers) column);
  }

  private static LabelCodes ofNumbers(Column.Numbers column) {
    double[] values = column.values();
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      throw unlearnable(column.name(), "every row has the value " + values[0]);
    }
    return new LabelCodes(Optional.empty(), values);
  }

  private static LabelCodes ofClasses(Column.Categories column, Label label) {
    List<String> names = column.dictionary().stream().sorted().toList();
    if (names.size() < 2) {
      throw unlearnable(column.name(), "every row has the class \"" + shown(names.get(0)) + "\"");
    }
    if (names.size() > MOST_CLASSES) {
      throw new TrainingException(
          Reason.WRONG_VALUE,
          "The label \""
              + column.name()
              + "\" has "
              + names.size()
              + " classes; a number is learned by task: regression");
    }
    Classes classes = classes(names, label, column.name());
    double[] targets = new double[column.size()];
    int[] codeOf =
        column.dictionary().stream().mapToInt(name -> classes.names().indexOf(name)).toArray();
    int[] counts = new int[names.size()];
    for (int row = 0; row < targets.length; row++) {
      int code = codeOf[column.codes()[row]];
      targets[row] = code;
      counts[code]++;
    }
    requireEnough(classes, counts, column.name());
    return new LabelCodes(Optional.of(classes), targets);
  }

  private static Classes classes(List<String> names, Label label, String column) {
    if (label.positive().isEmpty()) {
      return names.size() == 2 ? Classes.binary(names.get(0), names.get(1)) : Classes.of(names);
    }
    String positive = label.positive().get();
    if (!names.contains(positive)) {
      throw unlearnable(column, "no row has the positive class \"" + shown(positive) + "\"");
    }
    if (names.size() != 2) {
      throw new TrainingException(
          Reason.WRONG_VALUE,
          "The label \""
              + column
              + "\" has "
              + names.size()
              + " classes; a positive one is named where there are two");
    }
    return Classes.binary(names.get(names.get(0).equals(positive) ? 1 : 0), positive);
  }

  private static void requireEnough(Classes classes, int[] counts, String column) {
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] < LEAST_ROWS_OF_A_CLASS) {
        throw unlearnable(
            column,
            "the class \""
                + shown(classes.names().get(code))
                + "\" has "
                + counts[code]
                + " rows; at least "
                + LEAST_ROWS_OF_A_CLASS
                + " are needed to hold some out");
      }
    }
  }

  static TrainingException unlearnable(String column, String why) {
    return new TrainingException(
        Reason.CONSTANT_LABEL, "The label \"" + column + "\" cannot be learned: " + why);
  }

  static String shown(String text) {
    return Violation.shorten(text);
  }

  int classCount() {
    return classes.map(known -> known.names().size()).orElse(0);
  }

  boolean isBinary() {
    return classes.isPresent() && classes.get().isBinary();
  }

  /** What people should know about these labels, if anything, to follow a colon. */
  Optional<String> warning() {
    double positives = isBinary() ? Arrays.stream(targets).sum() : targets.length;
    double share = positives / targets.length;
    return share >= FEW_POSITIVES
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "only %.1f %% of the rows are positive (%d of %d).",
                100 * share,
                (long) positives,
                targets.length));
  }

  int[] codes() {
    return Arrays.stream(targets).mapToInt(target -> (int) target).toArray();
  }

  double[] at(int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> targets[row]).toArray();
  }
}
