package dev.orchard.web.configuration;

import dev.orchard.web.access.Role;
import dev.orchard.web.access.Session;
import dev.orchard.web.observation.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes values of the texts of {@link Settings}, or throws an {@link IllegalArgumentException}:
 * {@link Configuration} says which variable does not fit and what was expected.
 */
final class SettingParser {
  private SettingParser() {}

  static String present(String text) {
    return optional(text).orElseThrow(IllegalArgumentException::new);
  }

  static Optional<String> optional(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  static <T> T named(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static double decimal(String text, double least, double most) {
    double value = Double.parseDouble(text);
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  static long whole(String text, long least, long most) {
    long value = Long.parseLong(text);
    if (value < least || value > most) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  static Duration seconds(String text, double least, double most) {
    return Duration.ofNanos(Math.round(decimal(text, least, most) * 1e9));
  }

  /** Bytes, or KiB, MiB and GiB: {@code 33554432} or {@code 32MiB}. */
  static long size(String text, long least, long most) {
    int shift =
        text.endsWith("KiB") ? 10 : text.endsWith("MiB") ? 20 : text.endsWith("GiB") ? 30 : 0;
    String digits = shift == 0 ? text : text.substring(0, text.length() - 3).strip();
    long value = Math.multiplyExact(whole(digits, 0, most), 1L << shift);
    return whole(Long.toString(value), least, most);
  }

  static List<String> buckets(String text) {
    List<String> places = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank() && !part.strip().startsWith("gs://")) {
        throw new IllegalArgumentException();
      } else if (!part.isBlank()) {
        places.add(part.strip());
      }
    }
    return List.copyOf(places);
  }

  static Set<Role> roles(String text) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      roles.add(
          Role.grantable(part.strip())
              .filter(Session.GRANTABLE::contains)
              .orElseThrow(IllegalArgumentException::new));
    }
    return Set.copyOf(roles);
  }

  static Severity severity(String text) {
    return Severity.valueOf(text.toUpperCase(Locale.ROOT));
  }

  static URI httpUrl(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw new IllegalArgumentException();
    }
    return url;
  }

  static List<String> origins(String text) {
    List<String> origins = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        origins.add(origin(part.strip()));
      }
    }
    return List.copyOf(origins);
  }

  /** An origin is scheme, host and port, nothing behind them; browsers send it in lower case. */
  private static String origin(String text) {
    if (text.equals("*")) {
      return text;
    }
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean bare =
          uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || !bare) {
        throw new IllegalArgumentException();
      }
      return text.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
