package dev.orchard.training.source;

import dev.orchard.model.Violation;
import dev.orchard.model.feature.TextValue;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Grows one column value by value. */
abstract sealed class ColumnBuilder {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final String KIND = "a value of another kind";

  final ColumnRequest request;
  int size;

  private ColumnBuilder(ColumnRequest request) {
    this.request = request;
  }

  static ColumnBuilder of(ColumnRequest request) {
    return request.kind() == ColumnKind.CATEGORY
        ? new CategoriesBuilder(request)
        : new NumbersBuilder(request);
  }

  /** Adds the value of the next row; null is missing. */
  abstract void add(Object value);

  abstract Column build();

  final TrainingException wrong(String expected, String found) {
    return new TrainingException(
        Reason.WRONG_VALUE,
        "row "
            + (size + 1)
            + ", column \""
            + request.name()
            + "\": expected "
            + expected
            + ", found \""
            + Violation.shorten(found)
            + "\"");
  }

  private static final class NumbersBuilder extends ColumnBuilder {
    private double[] values = new double[FIRST_CAPACITY];

    NumbersBuilder(ColumnRequest request) {
      super(request);
    }

    @Override
    void add(Object value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size] =
          switch (request.kind()) {
            case BOOLEAN -> booleanValue(value);
            case TIME -> timeValue(value);
            case NUMBER, CATEGORY -> numberValue(value);
          };
      size++;
    }

    @Override
    Column build() {
      return new Column.Numbers(request.name(), Arrays.copyOf(values, size));
    }

    private double numberValue(Object value) {
      if (value instanceof Number number) {
        double result = number.doubleValue();
        if (Double.isInfinite(result)) {
          throw wrong("a finite number", CellText.of(value).orElse("infinity"));
        }
        return result;
      }
      if (value instanceof Boolean truth) {
        return truth ? 1.0 : 0.0;
      }
      if (value == null) {
        return Double.NaN;
      }
      if (!(value instanceof CharSequence)) {
        throw wrong("a number, which the query can make of it", CellText.of(value).orElse(KIND));
      }
      String text = value.toString().strip();
      double result = text.isEmpty() ? Double.NaN : TextValue.number(text);
      if (Double.isNaN(result) && !text.isEmpty()) {
        throw wrong("a number", text);
      }
      return result;
    }

    private double booleanValue(Object value) {
      if (value instanceof Boolean truth) {
        return truth ? 1.0 : 0.0;
      }
      if (value instanceof Number number && number.doubleValue() == 0.0) {
        return 0.0;
      }
      if (value instanceof Number number && number.doubleValue() == 1.0) {
        return 1.0;
      }
      String text = CellText.isMissing(value) ? "" : CellText.of(value).orElse(KIND).strip();
      double truth = TextValue.truth(text);
      if (Double.isNaN(truth) && !text.isEmpty()) {
        throw wrong("true or false", text);
      }
      return truth;
    }

    private double timeValue(Object value) {
      OptionalDouble time = TimeText.milliseconds(value);
      if (time.isPresent()) {
        return time.getAsDouble();
      }
      if (value == null || value.toString().isBlank()) {
        return Double.NaN;
      }
      throw wrong("a time such as 2026-01-31 or 2026-01-31T09:30:00Z", value.toString());
    }
  }

  private static final class CategoriesBuilder extends ColumnBuilder {
    private final Map<String, Integer> codesByText = new HashMap<>();
    private final List<String> dictionary = new ArrayList<>();
    private int[] codes = new int[FIRST_CAPACITY];

    CategoriesBuilder(ColumnRequest request) {
      super(request);
    }

    @Override
    void add(Object value) {
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, size + (size >> 1));
      }
      codes[size] = CellText.isMissing(value) ? -1 : code(text(value));
      size++;
    }

    private String text(Object value) {
      return CellText.of(value)
          .orElseThrow(() -> wrong("a text, a number, a truth value or a time", KIND));
    }

    private int code(String text) {
      Integer known = codesByText.get(text);
      if (known != null) {
        return known;
      }
      int code = dictionary.size();
      dictionary.add(text);
      codesByText.put(text, code);
      return code;
    }

    @Override
    Column build() {
      return new Column.Categories(request.name(), Arrays.copyOf(codes, size), dictionary);
    }
  }
}
