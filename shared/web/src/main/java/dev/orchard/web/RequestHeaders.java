package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The headers of a request, asked from the host once: its adapter builds the map anew on every
 * call.
 */
final class RequestHeaders {
  private final Map<String, List<String>> headers;

  RequestHeaders(HttpRequest request) {
    this.headers = ignoringCase(request.getHeaders());
  }

  /** The invoker's map ignores case already; another host's may not. */
  private static Map<String, List<String>> ignoringCase(Map<String, List<String>> map) {
    if (map instanceof SortedMap<String, List<String>> sorted
        && String.CASE_INSENSITIVE_ORDER.equals(sorted.comparator())) {
      return map;
    }
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(map);
    return copy;
  }

  /** The first value, or null. */
  String first(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** All values in the order sent. */
  List<String> all(String name) {
    return headers.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return headers.containsKey(name);
  }
}
