package dev.orchard.formats.document;

import dev.orchard.formats.ForeignModelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Parses JSON with the three words more that model files use: NaN, Infinity and -Infinity. Refuses
 * all else that RFC 8259 forbids, and duplicate names.
 */
public final class JsonDocument {
  private final JsonText text;
  private final ToDoubleFunction<String> fractions;
  private final ValueBudget budget = new ValueBudget();

  private JsonDocument(byte[] utf8, ToDoubleFunction<String> fractions) {
    text = new JsonText(utf8);
    this.fractions = fractions;
  }

  /**
   * Parses a whole document.
   *
   * @param fractions reads a number that is not whole: {@code Float::parseFloat} where the format
   *     means floats, since rounding twice, to double and then to float, can differ
   * @throws ForeignModelException naming the byte, if this is not JSON or exceeds the limits
   */
  public static Part read(byte[] utf8, ToDoubleFunction<String> fractions) {
    JsonDocument document = new JsonDocument(utf8, fractions);
    Value value = document.value();
    document.text.end();
    return Part.root(value);
  }

  private Value value() {
    budget.count();
    return switch (text.peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> new Value.TextValue(text.string());
      case 'n' -> {
        text.word("null");
        yield Value.Nothing.NULL;
      }
      default -> new Value.NumberValue(number());
    };
  }

  private Value object() {
    budget.enter(text.position());
    Map<String, Value> members = new LinkedHashMap<>();
    text.take('{');
    boolean more = !text.takeIf('}');
    while (more) {
      long position = text.position();
      String name = text.string();
      text.take(':');
      if (members.put(name, value()) != null) {
        throw ValueBudget.at(position, "a name occurs twice in one object");
      }
      more = text.takeIf(',');
      if (!more) {
        text.take('}');
      }
    }
    budget.leave();
    return new Value.ObjectValue(members);
  }

  private Value list() {
    budget.enter(text.position());
    NumberBuffer list = new NumberBuffer(budget);
    text.take('[');
    boolean more = !text.takeIf(']');
    while (more) {
      if (list.isNumbers() && isNumberAhead()) {
        list.add(number());
      } else {
        list.add(value());
      }
      more = text.takeIf(',');
      if (!more) {
        text.take(']');
      }
    }
    budget.leave();
    return list.value();
  }

  private boolean isNumberAhead() {
    int ahead = text.peek();
    return ahead != '{' && ahead != '[' && ahead != '"' && ahead != 'n';
  }

  private double number() {
    return switch (text.peek()) {
      case 't' -> word("true", 1);
      case 'f' -> word("false", 0);
      case 'N' -> word("NaN", Double.NaN);
      case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
      default -> finiteOrNegativeInfinity();
    };
  }

  private double word(String word, double meaning) {
    text.word(word);
    return meaning;
  }

  private double finiteOrNegativeInfinity() {
    if (text.wordIf("-Infinity")) {
      return Double.NEGATIVE_INFINITY;
    }
    long position = text.position();
    String number = text.number();
    double value = text.isWhole() ? Long.parseLong(number) : fractions.applyAsDouble(number);
    if (Double.isInfinite(value)) {
      throw ValueBudget.at(position, "a number is too large");
    }
    return value;
  }
}
