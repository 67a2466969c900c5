package dev.orchard.model.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The codes of one category feature. The unseen code is one of 0 to the number of categories,
 * between two seen ones, or lies beyond all codes that a forest may know.
 */
final class CategoryCodes {
  private final List<String> inCodeOrder;
  private final int unseen;
  private final Map<String, Double> codes;

  CategoryCodes(List<String> inCodeOrder, int unseen) {
    boolean between = unseen >= 0 && unseen <= inCodeOrder.size();
    if (!between && unseen != Encoder.FOREIGN_UNSEEN_CODE) {
      throw new IllegalArgumentException(
          "No place " + unseen + " among " + inCodeOrder.size() + " categories");
    }
    this.inCodeOrder = List.copyOf(inCodeOrder);
    this.unseen = unseen;
    this.codes = new HashMap<>(2 * inCodeOrder.size());
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < inCodeOrder.size(); i++) {
      double code = i < unseen ? i : i + 1;
      if (codes.put(inCodeOrder.get(i), code) != null) {
        twice.add(inCodeOrder.get(i));
      }
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("A category occurs twice");
    }
  }

  /** The code; NaN for null, which is a missing value. */
  double code(String category) {
    if (category == null) {
      return Double.NaN;
    }
    Double code = codes.get(category);
    return code == null ? unseen : code;
  }

  int unseen() {
    return unseen;
  }

  List<String> inCodeOrder() {
    return inCodeOrder;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategoryCodes that
        && unseen == that.unseen
        && inCodeOrder.equals(that.inCodeOrder);
  }

  @Override
  public int hashCode() {
    return inCodeOrder.hashCode() + unseen;
  }
}
