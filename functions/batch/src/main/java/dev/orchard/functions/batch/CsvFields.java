package dev.orchard.functions.batch;

import dev.orchard.model.MalformedInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes lines of CSV (RFC 4180) apart and puts fields into them. */
final class CsvFields {
  private CsvFields() {}

  /**
   * The fields of a line, unquoted.
   *
   * @throws MalformedInputException for bad UTF-8 and for quotes in the wrong places
   */
  static List<String> split(byte[] line) {
    String text = decode(line);
    List<String> fields = new ArrayList<>();
    int position = 0;
    while (position <= text.length()) {
      position = field(text, position, fields);
    }
    return fields;
  }

  /** Adds the field that begins here; gives the place behind its comma. */
  private static int field(String text, int begin, List<String> fields) {
    if (begin < text.length() && text.charAt(begin) == '"') {
      return quoted(text, begin + 1, fields);
    }
    int comma = text.indexOf(',', begin);
    int end = comma < 0 ? text.length() : comma;
    String field = text.substring(begin, end);
    if (field.indexOf('"') >= 0) {
      throw new MalformedInputException("A field with a quote in it must be quoted as a whole");
    }
    fields.add(field);
    return end + 1;
  }

  private static int quoted(String text, int begin, List<String> fields) {
    StringBuilder field = new StringBuilder();
    int position = begin;
    while (true) {
      int quote = text.indexOf('"', position);
      if (quote < 0) {
        throw new MalformedInputException("A quote is not closed");
      }
      field.append(text, position, quote);
      boolean doubled = quote + 1 < text.length() && text.charAt(quote + 1) == '"';
      if (!doubled) {
        if (quote + 1 < text.length() && text.charAt(quote + 1) != ',') {
          throw new MalformedInputException("Behind a closing quote there must be a comma");
        }
        fields.add(field.toString());
        return quote + 2;
      }
      field.append('"');
      position = quote + 2;
    }
  }

  private static String decode(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedInputException("The line is not valid UTF-8", e);
    }
  }

  /** Adds a field to a line, quoted if it must be. */
  static void append(StringBuilder line, String field) {
    boolean plain = true;
    for (int i = 0; i < field.length() && plain; i++) {
      char c = field.charAt(i);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    if (plain) {
      line.append(field);
    } else {
      line.append('"').append(field.replace("\"", "\"\"")).append('"');
    }
  }
}
