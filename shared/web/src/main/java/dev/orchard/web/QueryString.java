package dev.orchard.web;

import dev.orchard.model.MalformedInputException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query. A name that comes twice is refused, because readers differ on it. */
final class QueryString {
  private static final int MOST = 100;

  private final Map<String, String> values = new HashMap<>();

  QueryString(String query) {
    int from = 0;
    while (from < query.length()) {
      int next = query.indexOf('&', from);
      int end = next < 0 ? query.length() : next;
      if (end > from) {
        add(query.substring(from, end));
      }
      from = end + 1;
    }
  }

  private void add(String pair) {
    int equals = pair.indexOf('=');
    String name = Percent.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : Percent.decodeQuery(pair.substring(equals + 1));
    if (values.size() >= MOST || values.put(name, value) != null) {
      throw new MalformedInputException("The query names a parameter twice or has too many");
    }
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
