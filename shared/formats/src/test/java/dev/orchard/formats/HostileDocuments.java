package dev.orchard.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Changes a good document of objects, lists and values at one place at a time: every value becomes
 * each of a number of hostile ones, every member and element is left out, every element is
 * repeated. So counts become huge or negative, children point at parents, at each other and
 * nowhere, lists differ in length, texts stand for numbers.
 */
public final class HostileDocuments {
  private static final List<JsonElement> HOSTILE = hostile();

  /** Elements of a longer list are all alike. */
  private static final int ELEMENTS = 8;

  private final JsonElement document;
  private final Function<JsonElement, byte[]> writer;

  /**
   * Starts from a good document.
   *
   * @param writer gives a document the encoding of the format
   */
  public HostileDocuments(JsonElement document, Function<JsonElement, byte[]> writer) {
    this.document = document;
    this.writer = writer;
  }

  /** Passes every changed document to the harness. */
  public void check(HostileFiles files) {
    change(document, "$", files);
  }

  private void change(JsonElement element, String path, HostileFiles files) {
    if (element instanceof JsonObject object) {
      for (String name : List.copyOf(object.keySet())) {
        JsonElement member = object.get(name);
        String place = path + "." + name;
        replace(member, place, value -> object.add(name, value), files);
        object.remove(name);
        files.check(writer.apply(document), place + " left out");
        object.add(name, member);
      }
    } else if (element instanceof JsonArray list) {
      for (int i = 0; i < Math.min(ELEMENTS, list.size()); i++) {
        int index = i;
        String place = path + "[" + i + "]";
        JsonElement member = list.get(i);
        replace(member, place, value -> list.set(index, value), files);
        list.remove(i);
        files.check(writer.apply(document), place + " left out");
        insert(list, i, member);
        insert(list, i, member);
        files.check(writer.apply(document), place + " repeated");
        list.remove(i);
      }
    }
  }

  private void replace(
      JsonElement good, String place, Consumer<JsonElement> setter, HostileFiles files) {
    for (JsonElement bad : HOSTILE) {
      setter.accept(bad);
      files.check(writer.apply(document), place + " changed to " + shortened(bad));
    }
    setter.accept(good);
    change(good, place, files);
  }

  private static void insert(JsonArray list, int index, JsonElement element) {
    List<JsonElement> elements = new ArrayList<>(list.asList());
    elements.add(index, element);
    while (!list.isEmpty()) {
      list.remove(list.size() - 1);
    }
    elements.forEach(list::add);
  }

  private static String shortened(JsonElement element) {
    String text = element.toString();
    return text.length() < 40 ? text : text.substring(0, 40) + "…";
  }

  private static List<JsonElement> hostile() {
    List<JsonElement> values = new ArrayList<>();
    double[] numbers = {
      -1,
      0,
      1,
      2,
      0.5,
      1e5,
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      1L << 32,
      1e19,
      -1e308,
      1e308,
      Double.MIN_VALUE,
      Double.NaN,
      Double.POSITIVE_INFINITY
    };
    for (double number : numbers) {
      boolean whole = number == (long) number;
      values.add(whole ? new JsonPrimitive((long) number) : new JsonPrimitive(number));
    }
    for (String text :
        List.of("", "-1", "1", "2147483647", "99999999999", "1e30", "NaN", "[", "[1,2", "é", "x")) {
      values.add(new JsonPrimitive(text));
    }
    values.add(new JsonPrimitive("9".repeat(5000)));
    values.add(JsonNull.INSTANCE);
    values.add(new JsonPrimitive(true));
    values.add(new JsonArray());
    values.add(new JsonObject());
    values.add(nested(100));
    values.add(nested(1000));
    values.add(numbers(1));
    values.add(numbers(2000));
    return values;
  }

  private static JsonElement nested(int depth) {
    JsonArray outer = new JsonArray();
    JsonArray list = outer;
    for (int i = 0; i < depth; i++) {
      JsonArray inner = new JsonArray();
      list.add(inner);
      list = inner;
    }
    return outer;
  }

  private static JsonElement numbers(int count) {
    JsonArray list = new JsonArray();
    for (int i = 0; i < count; i++) {
      list.add(i);
    }
    return list;
  }
}
