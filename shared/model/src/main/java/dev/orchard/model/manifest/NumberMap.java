package dev.orchard.model.manifest;

import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object whose members are all numbers, in the order given. A member that is null, which a NaN
 * became, is left out.
 */
final class NumberMap {
  private NumberMap() {}

  static void write(JsonOutput output, String name, Map<String, Double> values) {
    output.objectMember(
        name, to -> values.forEach((key, value) -> to.member(key, value.doubleValue())));
  }

  static Map<String, Double> read(JsonObjectReader reader, String name) {
    Map<String, Double> values = new LinkedHashMap<>();
    reader
        .optionalObject(name)
        .ifPresent(
            members ->
                members
                    .object()
                    .names()
                    .forEach(
                        key ->
                            members
                                .optionalDouble(key)
                                .ifPresent(value -> values.put(key, value))));
    return values;
  }
}
