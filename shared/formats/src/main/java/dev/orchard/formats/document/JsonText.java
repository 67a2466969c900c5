package dev.orchard.formats.document;

import dev.orchard.formats.ForeignModelException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The tokens of a JSON text. White space before a token is skipped. */
final class JsonText {
  private static final int END = -1;
  private static final int LONGEST_NUMBER = 100;

  /** Digits that a long holds whatever they are, and that a double holds exactly. */
  private static final int WHOLE_DIGITS = 15;

  private final byte[] bytes;
  private int next;
  private boolean whole;

  JsonText(byte[] utf8) {
    bytes = utf8;
  }

  int position() {
    return next;
  }

  /** The first byte of the next token, or -1 at the end. */
  int peek() {
    while (next < bytes.length && isSpace(bytes[next])) {
      next++;
    }
    return next < bytes.length ? bytes[next] & 0xFF : END;
  }

  boolean takeIf(char token) {
    if (peek() != token) {
      return false;
    }
    next++;
    return true;
  }

  void take(char token) {
    if (!takeIf(token)) {
      throw wrong("'" + token + "' is expected");
    }
  }

  boolean wordIf(String word) {
    peek();
    if (bytes.length - next < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[next + i] != word.charAt(i)) {
        return false;
      }
    }
    next += word.length();
    return true;
  }

  void word(String word) {
    if (!wordIf(word)) {
      throw wrong("a value is expected");
    }
  }

  void end() {
    if (peek() != END) {
      throw wrong("the end is expected");
    }
  }

  /** A number as RFC 8259 writes it; {@link #isWhole} says of which kind. */
  String number() {
    peek();
    int start = next;
    skipIf('-');
    int digitsStart = next;
    digits();
    if (bytes[digitsStart] == '0' && next > digitsStart + 1) {
      throw wrong("a number starts with a zero");
    }
    whole = next - digitsStart <= WHOLE_DIGITS;
    if (skipIf('.')) {
      whole = false;
      digits();
    }
    if (skipIf('e') || skipIf('E')) {
      whole = false;
      if (!skipIf('-')) {
        skipIf('+');
      }
      digits();
    }
    if (next - start > LONGEST_NUMBER) {
      throw wrong("a number has more than " + LONGEST_NUMBER + " characters");
    }
    return new String(bytes, start, next - start, StandardCharsets.ISO_8859_1);
  }

  /** Whether the number read last is a whole one that a double holds exactly. */
  boolean isWhole() {
    return whole;
  }

  String string() {
    take('"');
    int start = next;
    StringBuilder escaped = null;
    while (true) {
      if (next >= bytes.length) {
        throw wrong("a text has no end");
      }
      byte b = bytes[next];
      if (b == '"' || b == '\\') {
        String piece = decode(start, next++);
        if (escaped == null && b == '"') {
          return piece;
        }
        escaped = (escaped == null ? new StringBuilder() : escaped).append(piece);
        if (b == '"') {
          return withoutLoneSurrogates(escaped.toString());
        }
        escaped.append(escape());
        start = next;
      } else if (b >= 0 && b < ' ') {
        throw wrong("a text holds a control character");
      } else {
        next++;
      }
    }
  }

  private void digits() {
    int start = next;
    while (next < bytes.length && bytes[next] >= '0' && bytes[next] <= '9') {
      next++;
    }
    if (next == start) {
      throw wrong("a value is expected");
    }
  }

  private boolean skipIf(char c) {
    if (next < bytes.length && bytes[next] == c) {
      next++;
      return true;
    }
    return false;
  }

  private char escape() {
    if (next >= bytes.length) {
      throw wrong("a text has no end");
    }
    return switch (bytes[next++]) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an escape is unknown");
    };
  }

  private char unicode() {
    if (bytes.length - next < 4) {
      throw wrong("an escape has no end");
    }
    int code = 0;
    for (int end = next + 4; next < end; next++) {
      int digit = bytes[next] < 0 ? -1 : Character.digit(bytes[next], 16);
      if (digit < 0) {
        throw wrong("an escape is no hexadecimal number");
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private String decode(int start, int end) {
    try {
      return Utf8.decode(ByteBuffer.wrap(bytes, start, end - start));
    } catch (CharacterCodingException e) {
      throw ValueBudget.at(start, "a text is not valid UTF-8");
    }
  }

  private String withoutLoneSurrogates(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw ValueBudget.at(next, "a text holds half of a surrogate pair");
    }
    return text;
  }

  private ForeignModelException wrong(String what) {
    return ValueBudget.at(next, next >= bytes.length ? "it ends too early" : what);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
