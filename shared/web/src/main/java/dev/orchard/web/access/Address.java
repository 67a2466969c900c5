package dev.orchard.web.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses written as numbers. Names are never looked up. */
public final class Address {
  private static final int LONGEST = 45;

  private Address() {}

  /** Whether this is an address of the machine itself. */
  public static boolean isLoopback(String text) {
    return text.equals("127.0.0.1")
        || parse(text).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  /**
   * The key under which an address is counted: an IPv4 address itself, of an IPv6 address the first
   * 64 bits, because a single customer has all addresses below them. Anything else shares one key.
   */
  public static String limitKey(String text) {
    Optional<InetAddress> address = parse(text);
    if (address.isEmpty()) {
      return "unknown";
    }
    byte[] bytes = address.get().getAddress();
    if (bytes.length == 4) {
      return address.get().getHostAddress();
    }
    StringBuilder prefix = new StringBuilder(20);
    for (int i = 0; i < 8; i += 2) {
      prefix
          .append(Integer.toHexString(((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF)))
          .append(':');
    }
    return prefix.append(":/64").toString();
  }

  private static Optional<InetAddress> parse(String text) {
    if (!isNumeric(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether InetAddress will take it for numbers, so that it cannot ask a name server. */
  private static boolean isNumeric(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    int colons = 0;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        colons++;
      } else if (c == '.') {
        dots++;
      } else if (Character.digit(c, 16) < 0 || c > 'f') {
        return false;
      }
    }
    return colons >= 2 || (dots == 3 && isDecimal(text));
  }

  private static boolean isDecimal(String text) {
    int value = 0;
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (digits == 0 || digits > 3 || value > 255) {
          return false;
        }
        value = 0;
        digits = 0;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + c - '0';
        digits++;
      } else {
        return false;
      }
    }
    return true;
  }
}
