package dev.orchard.training;

import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.Column;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The order of rows in time, by a column of times, numbers or texts such as 2026-01-31. */
final class TimeOrder {
  private TimeOrder() {}

  /**
   * One number a row, the later the larger. Texts are in the order of their characters, as those of
   * ISO 8601 are.
   *
   * @throws TrainingException naming the first row without a time
   */
  static double[] of(Column column) {
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        throw new TrainingException(
            Reason.WRONG_VALUE,
            "row "
                + (row + 1)
                + ", column \""
                + column.name()
                + "\": the time is missing; rows without one cannot be put in order");
      }
    }
    if (column instanceof Column.Categories categories) {
      List<String> sorted = categories.dictionary().stream().sorted().toList();
      int[] ranks =
          categories.dictionary().stream()
              .mapToInt(text -> Collections.binarySearch(sorted, text))
              .toArray();
      return Arrays.stream(categories.codes()).mapToDouble(code -> ranks[code]).toArray();
    }
    return ((Column.Numbers) column).values();
  }
}
