package dev.orchard.formats.document;

import dev.orchard.formats.ForeignModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a parsed document that knows its place, so that every refusal names it. Asking for
 * what is not there, or is of another kind, throws {@link ForeignModelException}.
 */
public final class Part {
  private static final int NUMBER_PARTS = 1 << 16;

  private final Part parent;
  private final String step;
  private final Value value;

  private Part(Part parent, String step, Value value) {
    this.parent = parent;
    this.step = step;
    this.value = value;
  }

  static Part root(Value value) {
    return new Part(null, "", value);
  }

  /** Where the value stands, such as {@code learner.attributes} or {@code trees[3].id}. */
  public String path() {
    if (parent == null) {
      return "";
    }
    String above = parent.path();
    return above.isEmpty() || step.startsWith("[") ? above + step : above + "." + step;
  }

  /** The member of an object. */
  public Part get(String name) {
    return find(name)
        .orElseThrow(() -> refused("the member \"" + name + "\" is expected and missing"));
  }

  /** The member of an object, unless it is missing or null. */
  public Optional<Part> find(String name) {
    Value member = object().members().get(name);
    return member == null || member == Value.Nothing.NULL
        ? Optional.empty()
        : Optional.of(new Part(this, name, member));
  }

  /** The names of an object's members in their order. */
  public Set<String> names() {
    return object().members().keySet();
  }

  /** The elements of a list; long lists of nothing but numbers are for {@link #numbers()}. */
  public List<Part> list() {
    List<Part> parts = new ArrayList<>();
    if (value instanceof Value.NumberList list) {
      if (list.numbers().length > NUMBER_PARTS) {
        throw refused("a list with other things than numbers is expected");
      }
      for (double number : list.numbers()) {
        parts.add(element(parts.size(), new Value.NumberValue(number)));
      }
    } else if (value instanceof Value.ListValue list) {
      for (Value element : list.elements()) {
        parts.add(element(parts.size(), element));
      }
    } else {
      throw expected("a list");
    }
    return parts;
  }

  public boolean isNumber() {
    return value instanceof Value.NumberValue;
  }

  public boolean isList() {
    return value instanceof Value.NumberList || value instanceof Value.ListValue;
  }

  /** A number; NaN and infinities too, where the format writes them. */
  public double number() {
    if (value instanceof Value.NumberValue number) {
      return number.number();
    }
    throw expected("a number");
  }

  /** A whole number that fits an int. */
  public int integer() {
    return whole(number());
  }

  /** The numbers of a list, the caller's to keep and not to change. */
  public double[] numbers() {
    if (value instanceof Value.NumberList list) {
      return list.numbers();
    }
    throw expected("a list of numbers");
  }

  /** The whole numbers of a list. */
  public int[] integers() {
    double[] numbers = numbers();
    int[] integers = new int[numbers.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = whole(numbers[i]);
    }
    return integers;
  }

  public boolean isText() {
    return value instanceof Value.TextValue;
  }

  public String text() {
    if (value instanceof Value.TextValue text) {
      return text.text();
    }
    throw expected("a text");
  }

  /** A refusal of this part for a reason. */
  public ForeignModelException refused(String reason) {
    String path = path();
    return new ForeignModelException((path.isEmpty() ? "the model file" : path) + ": " + reason);
  }

  private ForeignModelException expected(String kind) {
    return refused(kind + " is expected, found " + value.describe());
  }

  private Value.ObjectValue object() {
    if (value instanceof Value.ObjectValue object) {
      return object;
    }
    throw expected("an object");
  }

  private Part element(int index, Value element) {
    return new Part(this, "[" + index + "]", element);
  }

  private int whole(double number) {
    if ((int) number != number) {
      throw refused("a whole number below 2^31 is expected, found " + number);
    }
    return (int) number;
  }
}
