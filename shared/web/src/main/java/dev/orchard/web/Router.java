package dev.orchard.web;

import dev.orchard.model.MalformedInputException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request. A path without parameters is found by one look into a map, which is
 * how all hot routes are; only others are taken apart. Immutable.
 */
final class Router {
  private static final int LONGEST_PATH = 2048;

  private final Map<String, Place> literal = new HashMap<>();
  private final List<Place> templates = new ArrayList<>();

  /** All routes of one template, at most one for each method. */
  static final class Place {
    private final String template;
    private final String[] segments;
    private final Map<HttpMethod, Route> routes = new EnumMap<>(HttpMethod.class);

    private Place(String template) {
      this.template = template;
      this.segments = split(template);
    }

    /** The route for a method, or null. HEAD is served by GET. */
    Route route(String method) {
      return switch (method) {
        case "GET", "HEAD" -> routes.get(HttpMethod.GET);
        case "POST" -> routes.get(HttpMethod.POST);
        case "PUT" -> routes.get(HttpMethod.PUT);
        case "DELETE" -> routes.get(HttpMethod.DELETE);
        default -> null;
      };
    }

    /** What an Allow header says. */
    String allowed() {
      StringBuilder allowed = new StringBuilder();
      for (HttpMethod method : routes.keySet()) {
        allowed.append(method == HttpMethod.GET ? "GET, HEAD" : method.name()).append(", ");
      }
      return allowed.append("OPTIONS").toString();
    }

    private void add(Route route) {
      if (routes.put(route.method(), route) != null) {
        throw new IllegalArgumentException(
            "Two routes answer " + route.method() + " " + route.template());
      }
    }

    /** Whether it takes these segments, literal ones equal and none empty. */
    private boolean fits(String[] path) {
      if (path.length != segments.length) {
        return false;
      }
      for (int i = 0; i < path.length; i++) {
        boolean fits = isParameter(segments[i]) ? !path[i].isEmpty() : segments[i].equals(path[i]);
        if (!fits) {
          return false;
        }
      }
      return true;
    }
  }

  /** A place and the decoded segments of the path that led there. */
  record Match(Place place, List<String> values) {
    Optional<String> parameter(String name) {
      for (int i = 0; i < values.size(); i++) {
        if (isParameter(place.segments[i], name)) {
          return Optional.of(values.get(i));
        }
      }
      return Optional.empty();
    }

    String template() {
      return place.template;
    }
  }

  Router(List<Route> routes) {
    Map<String, Place> places = new HashMap<>();
    for (Route route : routes) {
      places
          .computeIfAbsent(
              route.template(),
              template -> {
                Place place = new Place(template);
                if (template.indexOf('{') < 0) {
                  literal.put(template, place);
                } else {
                  templates.add(place);
                }
                return place;
              })
          .add(route);
    }
  }

  /**
   * The place of a path.
   *
   * @throws MalformedInputException for a path no honest client sends
   */
  Optional<Match> match(String path) {
    Place found = literal.get(path);
    if (found != null) {
      return Optional.of(new Match(found, List.of()));
    }
    if (path.length() > LONGEST_PATH) {
      throw new MalformedInputException("The path is longer than " + LONGEST_PATH + " characters");
    }
    String[] segments = split(path);
    for (int i = 0; i < segments.length; i++) {
      segments[i] = Percent.decodeSegment(segments[i]);
    }
    for (Place place : literal.values()) {
      if (place.fits(segments)) {
        return Optional.of(new Match(place, List.of()));
      }
    }
    for (Place place : templates) {
      if (place.fits(segments)) {
        return Optional.of(new Match(place, List.of(segments)));
      }
    }
    return Optional.empty();
  }

  private static boolean isParameter(String segment) {
    return segment.length() > 2 && segment.charAt(0) == '{';
  }

  private static boolean isParameter(String segment, String name) {
    return isParameter(segment)
        && segment.length() == name.length() + 2
        && segment.startsWith(name, 1);
  }

  private static String[] split(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return relative.split("/", -1);
  }
}
