package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headers of a request, asked from the host once: its adapter builds the map anew on every
 * call.
 */
final class RequestHeaders {
  private final Map<String, List<String>> headers;

  RequestHeaders(HttpRequest request) {
    this.headers = request.getHeaders();
  }

  /** The first value, or null. The host's map ignores case; others must have lower-case names. */
  String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** All values in the order sent. */
  List<String> all(String name) {
    List<String> values = headers.get(name);
    if (values == null) {
      values = headers.get(name.toLowerCase(Locale.ROOT));
    }
    return values == null ? List.of() : values;
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }
}
