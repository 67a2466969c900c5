package dev.orchard.web;

import java.util.List;
import java.util.Locale;

/** Reads Content-Type headers. */
final class MediaType {
  private MediaType() {}

  /** Type and subtype in lower case, without parameters; empty for none. */
  static String essence(String header) {
    if (header == null) {
      return "";
    }
    int semicolon = header.indexOf(';');
    String essence = semicolon < 0 ? header : header.substring(0, semicolon);
    return essence.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a body of this type is one of those; text in another charset than UTF-8 is not. */
  static boolean isAccepted(String header, List<String> accepted) {
    if (accepted.contains(header)) {
      return true;
    }
    String essence = essence(header);
    boolean json = essence.startsWith("application/") && essence.endsWith("+json");
    boolean known = accepted.contains(essence) || (json && accepted.contains("application/json"));
    return known && hasFittingCharset(header);
  }

  private static boolean hasFittingCharset(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    int index = lower.indexOf("charset=");
    if (index < 0) {
      return true;
    }
    String charset = lower.substring(index + "charset=".length());
    int end = charset.indexOf(';');
    String name = (end < 0 ? charset : charset.substring(0, end)).replace("\"", "").strip();
    return name.equals("utf-8") || name.equals("utf8") || name.equals("us-ascii");
  }
}
