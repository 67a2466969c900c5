package dev.orchard.training.source;

import java.util.List;

/** One column of a training table, whole, as primitives. */
public sealed interface Column {
  String name();

  int size();

  boolean isMissing(int row);

  /**
   * Numbers, and booleans as 0 and 1.
   *
   * @param values one a row, NaN where missing; shared, not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Numbers(String name, double[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(values[row]);
    }
  }

  /**
   * Texts as codes into a dictionary in order of first appearance.
   *
   * @param codes one a row, -1 where missing; shared, not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Categories(String name, int[] codes, List<String> dictionary) implements Column {
    public Categories {
      dictionary = List.copyOf(dictionary);
    }

    @Override
    public int size() {
      return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
      return codes[row] < 0;
    }

    /** The text of a row that is not missing. */
    public String text(int row) {
      return dictionary.get(codes[row]);
    }
  }
}
