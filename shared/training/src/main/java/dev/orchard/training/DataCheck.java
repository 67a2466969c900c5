package dev.orchard.training;

import dev.orchard.model.Violation;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.TrainingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at the features of a table before anything is learned of them. */
final class DataCheck {
  /** So many different categories for each row, and more, look like ids. */
  private static final double ID_SHARE = 0.5;

  /** Small tables may well have few rows for every category. */
  private static final int FEWEST_IDS = 50;

  private final FeatureSchema schema;
  private final TrainingTable table;

  DataCheck(FeatureSchema schema, TrainingTable table) {
    this.schema = schema;
    this.table = table;
  }

  /**
   * Refuses a feature without any value.
   *
   * @throws TrainingException naming it
   */
  void requireValues() {
    for (Feature feature : schema.features()) {
      Column column = table.feature(feature.name());
      boolean empty = true;
      for (int row = 0; empty && row < table.rowCount(); row++) {
        empty = column.isMissing(row);
      }
      if (empty) {
        throw new TrainingException(
            Reason.EMPTY_COLUMN,
            "column \""
                + feature.name()
                + "\": the value is missing in every row; leave the feature out of the spec, or let"
                + " the query fill it");
      }
    }
  }

  /** What people should know about the features, in the order of the schema. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    Map<Integer, List<Column>> byHash = new HashMap<>();
    for (Feature feature : schema.features()) {
      Column column = table.feature(feature.name());
      if (isConstant(column)) {
        warnings.add(named(column) + " has the same value in every row, and can tell nothing.");
      } else if (feature instanceof CategoryFeature) {
        int known = ((Column.Categories) column).dictionary().size();
        if (known >= FEWEST_IDS && known >= ID_SHARE * table.rowCount()) {
          warnings.add(
              String.format(
                  Locale.ROOT,
                  "%s has %d different values in %d rows, as ids have; it tells rows apart and"
                      + " nothing about new ones.",
                  named(column),
                  known,
                  table.rowCount()));
        }
      }
      List<Column> alike = byHash.computeIfAbsent(hash(column), hash -> new ArrayList<>());
      alike.stream()
          .filter(other -> sameValues(column, other))
          .findFirst()
          .ifPresent(
              other ->
                  warnings.add(
                      named(column) + " has the values of \"" + other.name() + "\" in every row."));
      alike.add(column);
    }
    return warnings;
  }

  private static String named(Column column) {
    return "The feature \"" + Violation.shorten(column.name()) + "\"";
  }

  private boolean isConstant(Column column) {
    for (int row = 1; row < table.rowCount(); row++) {
      if (!sameValue(column, row, column, row - 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameValues(Column one, Column other) {
    for (int row = 0; row < table.rowCount(); row++) {
      if (!sameValue(one, row, other, row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameValue(Column one, int oneRow, Column other, int otherRow) {
    if (one instanceof Column.Numbers numbers && other instanceof Column.Numbers others) {
      return Double.compare(numbers.values()[oneRow], others.values()[otherRow]) == 0;
    }
    if (one instanceof Column.Categories texts && other instanceof Column.Categories others) {
      boolean missing = texts.isMissing(oneRow);
      return missing == others.isMissing(otherRow)
          && (missing || texts.text(oneRow).equals(others.text(otherRow)));
    }
    return false;
  }

  private static int hash(Column column) {
    if (column instanceof Column.Numbers numbers) {
      return Arrays.hashCode(numbers.values());
    }
    Column.Categories categories = (Column.Categories) column;
    // Codes follow the first appearance, so equal columns have equal codes.
    return 31 * Arrays.hashCode(categories.codes()) + categories.dictionary().hashCode();
  }
}
