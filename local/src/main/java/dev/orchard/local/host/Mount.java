package dev.orchard.local.host;

import com.google.cloud.functions.HttpFunction;
import java.util.Optional;

/**
 * Where a function answers.
 *
 * @param template a path, parts of it in braces standing for any one segment
 * @param method the only method that goes there, if another function answers the others at the same
 *     path
 * @param function has a public constructor without parameters, as the framework wants it
 */
public record Mount(
    String template, Optional<String> method, Class<? extends HttpFunction> function) {
  public static Mount of(String template, Class<? extends HttpFunction> function) {
    return new Mount(template, Optional.empty(), function);
  }

  public static Mount of(String method, String template, Class<? extends HttpFunction> function) {
    return new Mount(template, Optional.of(method), function);
  }
}
