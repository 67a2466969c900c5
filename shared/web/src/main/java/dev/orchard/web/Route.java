package dev.orchard.web;

import dev.orchard.web.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing a function can be asked.
 *
 * @param method how
 * @param template where: literal segments and {@code {name}} parameters, such as {@code
 *     /models/{name}/versions}
 * @param role what a caller needs
 * @param mediaTypes what a body may be, in lower case; a body of another type is refused with 415.
 *     Empty: bodies are not looked at
 * @param timeout the most time an answer may take, when it differs from the server's own maximum
 * @param errorMessages whether problems have the member that BigQuery shows
 * @param handler who answers
 */
public record Route(
    HttpMethod method,
    String template,
    Role role,
    List<String> mediaTypes,
    Optional<Duration> timeout,
    boolean errorMessages,
    Handler handler) {
  private static final List<String> JSON = List.of("application/json");

  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("A template starts with /: " + template);
    }
    mediaTypes = List.copyOf(mediaTypes);
  }

  /** A route that takes JSON where its method has a body. */
  public static Route of(HttpMethod method, String template, Role role, Handler handler) {
    List<String> accepted =
        method == HttpMethod.POST || method == HttpMethod.PUT ? JSON : List.of();
    return new Route(method, template, role, accepted, Optional.empty(), false, handler);
  }

  /** The same route for bodies of these media types, lower case and without parameters. */
  public Route consuming(String... accepted) {
    return new Route(method, template, role, List.of(accepted), timeout, errorMessages, handler);
  }

  /** The same route with its own maximum of time. */
  public Route within(Duration limit) {
    return new Route(
        method, template, role, mediaTypes, Optional.of(limit), errorMessages, handler);
  }

  /**
   * The same route, its problems with an {@code errorMessage} for those who know no RFC 9457, as
   * BigQuery's remote functions.
   */
  public Route withErrorMessages() {
    return new Route(method, template, role, mediaTypes, timeout, true, handler);
  }
}
