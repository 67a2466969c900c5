package dev.orchard.web;

import dev.orchard.web.observation.RequestContext;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reads what ties a request to others: its id and the trace it belongs to. Anything that is not
 * exactly of the expected form is ignored, since it goes into headers and logs.
 */
final class Tracing {
  private static final int LONGEST_ID = 128;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Tracing() {}

  static RequestContext context(RequestHeaders headers) {
    String id = headers.first("X-Request-Id");
    String requestId = isAcceptable(id) ? id : newId();
    String parent = headers.first("traceparent");
    if (parent != null && isTraceParent(parent)) {
      return new RequestContext(requestId, parent.substring(3, 35), parent.substring(36, 52));
    }
    String cloud = headers.first("X-Cloud-Trace-Context");
    if (cloud != null && cloud.length() >= 32 && isHex(cloud, 0, 32) && !isZero(cloud, 0, 32)) {
      return new RequestContext(requestId, cloud.substring(0, 32), "");
    }
    return new RequestContext(requestId, "", "");
  }

  private static boolean isAcceptable(String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean wordly = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!wordly && c != '-' && c != '_' && c != '.' && c != ':') {
        return false;
      }
    }
    return true;
  }

  /** 128 bits, in 32 hexadecimal digits. Unique, not secret. */
  private static String newId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] digits = new char[32];
    digits(random.nextLong(), digits, 0);
    digits(random.nextLong(), digits, 16);
    return new String(digits);
  }

  private static void digits(long bits, char[] digits, int offset) {
    for (int i = 0; i < 16; i++) {
      digits[offset + i] = HEX[(int) (bits >>> (60 - 4 * i)) & 15];
    }
  }

  /** W3C Trace Context: version-trace-span-flags; later versions may go on behind them. */
  private static boolean isTraceParent(String text) {
    return text.length() >= 55
        && isHex(text, 0, 2)
        && !text.startsWith("ff")
        && text.charAt(2) == '-'
        && isHex(text, 3, 35)
        && !isZero(text, 3, 35)
        && text.charAt(35) == '-'
        && isHex(text, 36, 52)
        && !isZero(text, 36, 52)
        && text.charAt(52) == '-';
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
