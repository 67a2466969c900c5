package dev.orchard.web;

import dev.orchard.model.MalformedInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding (RFC 3986), done exactly once. What decodes to something that is not valid UTF-8
 * (overlong forms included) is refused.
 */
final class Percent {
  private Percent() {}

  /**
   * Decodes one segment of a path. Refuses what could mean another segment to someone further
   * inside: separators, dots that climb, control characters.
   */
  static String decodeSegment(String segment) {
    String decoded = segment.indexOf('%') < 0 ? segment : decode(segment, false, "path");
    if (decoded.equals(".") || decoded.equals("..")) {
      throw refused("path");
    }
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c < 0x20 || c == 0x7F || c == '/' || c == '\\') {
        throw refused("path");
      }
    }
    return decoded;
  }

  /** Decodes a name or value of a query, in which a plus is a space. */
  static String decodeQuery(String text) {
    boolean plain = text.indexOf('%') < 0 && text.indexOf('+') < 0;
    return plain ? text : decode(text, true, "query");
  }

  private static String decode(String text, boolean plusIsSpace, String where) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.put(octet(text, i, where));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.put((byte) ' ');
      } else if (c < 0x80) {
        bytes.put((byte) c);
      } else {
        // The host has decoded this one already; a surrogate stays with its other half.
        int end = i + (Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1);
        bytes.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes.flip())
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedInputException("The " + where + " is not percent-encoded UTF-8", e);
    }
  }

  private static byte octet(String text, int index, String where) {
    boolean complete = index + 2 < text.length();
    int high = complete ? digit(text.charAt(index + 1)) : -1;
    int low = complete ? digit(text.charAt(index + 2)) : -1;
    if (high < 0 || low < 0) {
      throw refused(where);
    }
    return (byte) ((high << 4) | low);
  }

  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static MalformedInputException refused(String where) {
    return new MalformedInputException("The " + where + " holds an encoding that is not allowed");
  }
}
