package dev.orchard.model.json;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object, its members in the order they were written; no name occurs twice.
 *
 * <p>Names and values lie in two arrays: requests have a dozen members, where a scan by length and
 * content beats a hash table that would have to be built first. Larger objects get an index.
 */
public final class JsonObject implements JsonValue {
  /** The empty object. */
  public static final JsonObject EMPTY = new JsonObject(new String[0], new JsonValue[0], 0, null);

  /** From this many members on there is an index. */
  static final int INDEXED_FROM = 24;

  private final String[] names;
  private final JsonValue[] values;
  private final int size;
  private final Map<String, Integer> index;

  JsonObject(String[] names, JsonValue[] values, int size, Map<String, Integer> index) {
    this.names = names;
    this.values = values;
    this.size = size;
    this.index = index;
  }

  public static JsonObject of(Map<String, ? extends JsonValue> members) {
    String[] names = members.keySet().toArray(new String[0]);
    JsonValue[] values = members.values().toArray(new JsonValue[0]);
    Map<String, Integer> index = null;
    if (names.length >= INDEXED_FROM) {
      index = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        index.put(names[i], i);
      }
    }
    return new JsonObject(names, values, names.length, index);
  }

  public int size() {
    return size;
  }

  public String name(int position) {
    return names[checked(position)];
  }

  public JsonValue value(int position) {
    return values[checked(position)];
  }

  /** The member's value, if there is such a member; it may be {@link JsonNull}. */
  public Optional<JsonValue> find(String name) {
    return Optional.ofNullable(get(name));
  }

  /** The member's value, or null if there is no such member. */
  public JsonValue get(String name) {
    int position = position(name);
    return position < 0 ? null : values[position];
  }

  public boolean has(String name) {
    return position(name) >= 0;
  }

  /** The names in order, as a view. */
  public List<String> names() {
    return new AbstractList<>() {
      @Override
      public String get(int position) {
        return name(position);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** The members as a map in order, copied. */
  public Map<String, JsonValue> toMap() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      members.put(names[i], values[i]);
    }
    return members;
  }

  private int position(String name) {
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private int checked(int position) {
    if (position >= size) {
      throw new IndexOutOfBoundsException(position);
    }
    return position;
  }

  @Override
  public String describe() {
    return "an object";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject that && toMap().equals(that.toMap());
  }

  @Override
  public int hashCode() {
    return toMap().hashCode();
  }

  @Override
  public String toString() {
    return "JsonObject" + Arrays.toString(names);
  }
}
