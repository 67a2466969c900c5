package dev.orchard.model.manifest;

import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An object whose members are all strings, written in the order of names. */
final class StringMap {
  private StringMap() {}

  static void write(JsonOutput output, String name, Map<String, String> values) {
    output.objectMember(name, to -> new TreeMap<>(values).forEach(to::member));
  }

  static Map<String, String> read(JsonObjectReader reader, String name) {
    Map<String, String> values = new LinkedHashMap<>();
    reader
        .optionalObject(name)
        .ifPresent(
            members ->
                members
                    .object()
                    .names()
                    .forEach(key -> values.put(key, members.requireString(key))));
    return values;
  }
}
