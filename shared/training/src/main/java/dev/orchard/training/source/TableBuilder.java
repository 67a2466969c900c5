package dev.orchard.training.source;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Grows a table row by row from what a database gives, whichever it is. */
final class TableBuilder {
  private static final int PROGRESS_ROWS = 1 << 13;

  private final TableRequest request;
  private final ProgressListener progress;
  private final List<ColumnBuilder> builders = new ArrayList<>();
  private final int[] positions;
  private int rowCount;

  /** The values of one row. */
  @FunctionalInterface
  interface Cells<E extends Exception> {
    /**
     * A value: null, a text, a number, a truth value, or a date or time of {@code java.time}.
     *
     * @param position of the column among all that the query gives, from 0
     */
    Object at(int position) throws E;
  }

  /**
   * A table of the requested columns.
   *
   * @param names all columns that the query gives, matched without regard to case
   * @throws TrainingException if a requested column is not among them, or a name stands there twice
   */
  TableBuilder(List<String> names, TableRequest request, ProgressListener progress) {
    this.request = request;
    this.progress = progress;
    Map<String, Integer> byName = byName(names);
    this.positions = new int[request.features().size() + 1];
    for (ColumnRequest feature : request.features()) {
      add(feature, position(byName, feature.name(), Reason.FEATURE_COLUMN_MISSING));
    }
    ColumnRequest label = request.label();
    add(label, position(byName, label.name(), Reason.LABEL_COLUMN_MISSING));
  }

  private void add(ColumnRequest column, int position) {
    positions[builders.size()] = position;
    builders.add(ColumnBuilder.of(column));
  }

  private static Map<String, Integer> byName(List<String> names) {
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (byName.put(names.get(i).toLowerCase(Locale.ROOT), i) != null) {
        throw new TrainingException(
            Reason.DUPLICATE_COLUMN,
            "The query gives two columns the name \"" + names.get(i) + "\"");
      }
    }
    return byName;
  }

  private static int position(Map<String, Integer> byName, String name, Reason reason) {
    Integer position = byName.get(name.toLowerCase(Locale.ROOT));
    if (position == null) {
      String what = reason == Reason.LABEL_COLUMN_MISSING ? "label" : "feature";
      throw new TrainingException(
          reason, "The query gives no column for the " + what + " \"" + name + "\"");
    }
    return position;
  }

  /**
   * Adds a row.
   *
   * @throws TrainingException if a value does not fit its column, or the thread was interrupted
   */
  <E extends Exception> void add(Cells<E> cells) throws E {
    for (int i = 0; i < positions.length; i++) {
      builders.get(i).add(cells.at(positions[i]));
    }
    rowCount++;
    if (rowCount % PROGRESS_ROWS == 0) {
      if (Thread.currentThread().isInterrupted()) {
        throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted");
      }
      progress.progress("reading rows", rowCount, -1);
    }
  }

  /**
   * The table.
   *
   * @throws TrainingException if there are too few rows, or labels are missing
   */
  TrainingTable build() {
    progress.progress("reading rows", rowCount, rowCount);
    if (rowCount == 0) {
      throw new TrainingException(Reason.NO_ROWS, "The query gave no rows");
    }
    if (rowCount < request.minimumRows()) {
      throw new TrainingException(
          Reason.TOO_FEW_ROWS,
          "The query gave "
              + rowCount
              + (rowCount == 1 ? " row" : " rows")
              + "; the spec asks for at least "
              + request.minimumRows());
    }
    List<Column> built = builders.stream().map(ColumnBuilder::build).toList();
    Column label = built.get(built.size() - 1);
    requireLabels(label);
    return new TrainingTable(rowCount, built.subList(0, built.size() - 1), label);
  }

  /** A row without a label teaches nothing, but whether it should be there only people know. */
  private static void requireLabels(Column label) {
    int missing = 0;
    int first = -1;
    for (int row = 0; row < label.size(); row++) {
      if (label.isMissing(row)) {
        first = missing == 0 ? row : first;
        missing++;
      }
    }
    if (missing > 0) {
      throw new TrainingException(
          Reason.LABEL_VALUE_MISSING,
          "row "
              + (first + 1)
              + ", column \""
              + label.name()
              + "\": the label is missing, in "
              + missing
              + " of "
              + label.size()
              + " rows; the query can leave them out");
    }
  }
}
