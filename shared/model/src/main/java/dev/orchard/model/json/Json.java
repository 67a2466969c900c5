package dev.orchard.model.json;

import com.google.gson.FormattingStyle;
import dev.orchard.model.MalformedInputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads and writes whole JSON texts. */
public final class Json {
  private Json() {}

  /**
   * Parses one JSON text.
   *
   * @throws MalformedInputException naming the place, for everything RFC 8259 forbids and moreover:
   *     bad UTF-8, duplicate names, lone surrogates, numbers a double cannot hold, and what exceeds
   *     the limits
   */
  public static JsonValue parse(byte[] utf8, JsonLimits limits) {
    JsonStream stream = new JsonStream(new StringReader(decode(utf8)), limits);
    try {
      JsonValue value = stream.nextValue();
      stream.end();
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #parse(byte[], JsonLimits)} within {@link JsonLimits#DEFAULT}. */
  public static JsonValue parse(byte[] utf8) {
    return parse(utf8, JsonLimits.DEFAULT);
  }

  /** As {@link #parse(byte[], JsonLimits)} for a text that must be an object, such as a request. */
  public static JsonObject parseObject(byte[] utf8, JsonLimits limits) {
    JsonValue value = parse(utf8, limits);
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new MalformedInputException("A JSON object is expected, found " + value.describe());
  }

  /** What the writer writes, as UTF-8. */
  public static byte[] write(Consumer<JsonOutput> writer) {
    return write(writer, FormattingStyle.COMPACT);
  }

  /** As {@link #write}, indented for people. */
  public static byte[] writeIndented(Consumer<JsonOutput> writer) {
    return write(writer, FormattingStyle.PRETTY);
  }

  /** The value as a compact text. */
  public static String text(JsonValue value) {
    return new String(write(output -> output.value(value)), StandardCharsets.UTF_8);
  }

  private static byte[] write(Consumer<JsonOutput> writer, FormattingStyle style) {
    Utf8Writer text = new Utf8Writer();
    writer.accept(JsonOutput.to(text, style));
    return text.toByteArray();
  }

  /**
   * Decodes strictly, but by way of the string constructor, which the JIT turns into vector
   * instructions: only a text with a replacement character in it, which bad bytes become there, is
   * decoded again to see whether the bytes were bad.
   */
  private static String decode(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      try {
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(utf8));
      } catch (CharacterCodingException e) {
        throw new MalformedInputException("The text is not valid UTF-8", e);
      }
    }
    return text;
  }
}
