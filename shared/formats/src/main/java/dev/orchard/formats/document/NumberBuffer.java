package dev.orchard.formats.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list in the making: an array for as long as there are only numbers in it. */
final class NumberBuffer {
  private final ValueBudget budget;
  private double[] numbers = new double[8];
  private int size;
  private List<Value> mixed;

  NumberBuffer(ValueBudget budget) {
    this.budget = budget;
  }

  void add(Value value) {
    if (mixed == null && value instanceof Value.NumberValue number) {
      add(number.number());
      return;
    }
    if (mixed == null) {
      mixed = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        budget.count();
        mixed.add(new Value.NumberValue(numbers[i]));
      }
      numbers = new double[0];
    }
    mixed.add(value);
  }

  /** Whether numbers still go into the array, where they cost no object. */
  boolean isNumbers() {
    return mixed == null;
  }

  void add(double number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  Value value() {
    if (mixed != null) {
      return new Value.ListValue(mixed);
    }
    return size == 0 ? Value.NumberList.EMPTY : new Value.NumberList(Arrays.copyOf(numbers, size));
  }
}
