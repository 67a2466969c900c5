package dev.orchard.formats.document;

import java.util.List;
import java.util.Map;

/** A parsed value. True and false are the numbers 1 and 0: formats disagree on which to write. */
sealed interface Value {
  /** What it is, for messages. */
  String describe();

  record ObjectValue(Map<String, Value> members) implements Value {
    @Override
    public String describe() {
      return "an object";
    }
  }

  record ListValue(List<Value> elements) implements Value {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A list of nothing but numbers, or an empty one. */
  final class NumberList implements Value {
    static final NumberList EMPTY = new NumberList(new double[0]);

    private final double[] numbers;

    /** Takes the array over. */
    NumberList(double[] numbers) {
      this.numbers = numbers;
    }

    double[] numbers() {
      return numbers;
    }

    @Override
    public String describe() {
      return numbers.length == 0 ? "an empty list" : "a list of numbers";
    }
  }

  record TextValue(String text) implements Value {
    private static final int SHOWN = 32;

    @Override
    public String describe() {
      return text.length() <= SHOWN ? "\"" + text + "\"" : "a text";
    }
  }

  record NumberValue(double number) implements Value {
    @Override
    public String describe() {
      return "the number " + number;
    }
  }

  enum Nothing implements Value {
    NULL;

    @Override
    public String describe() {
      return "null";
    }
  }
}
