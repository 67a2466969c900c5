package dev.orchard.model.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Writes one JSON text after another as UTF-8. NaN and Infinity become {@code null}, lone
 * surrogates the replacement character, so whatever is written can be read anywhere. Failures of
 * the stream underneath are {@link UncheckedIOException}s.
 */
public final class JsonOutput {
  private final JsonWriter writer;
  private final Utf8Writer text;

  private JsonOutput(Utf8Writer text, FormattingStyle style) {
    this.text = text;
    this.writer = new JsonWriter(text);
    // Lets one text follow another, for newline-delimited JSON; NaN never gets this far.
    writer.setStrictness(Strictness.LENIENT);
    writer.setHtmlSafe(false);
    writer.setFormattingStyle(style);
  }

  /** Compact, into a stream the caller flushes through {@link #flush} and closes. */
  public static JsonOutput to(OutputStream stream) {
    return new JsonOutput(new Utf8Writer(stream), FormattingStyle.COMPACT);
  }

  static JsonOutput to(Utf8Writer writer, FormattingStyle style) {
    return new JsonOutput(writer, style);
  }

  public JsonOutput beginObject() {
    return step(JsonWriter::beginObject);
  }

  public JsonOutput endObject() {
    return step(JsonWriter::endObject);
  }

  public JsonOutput beginArray() {
    return step(JsonWriter::beginArray);
  }

  public JsonOutput endArray() {
    return step(JsonWriter::endArray);
  }

  public JsonOutput name(String name) {
    try {
      writer.name(name);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonOutput nullValue() {
    return step(JsonWriter::nullValue);
  }

  /** The string, or {@code null} for null. */
  public JsonOutput value(String value) {
    try {
      writer.value(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number; {@code null} if it is not finite. Whole numbers are written without a fraction. */
  public JsonOutput value(double value) {
    try {
      if (!Double.isFinite(value)) {
        writer.nullValue();
      } else if (NumberText.isWhole(value)) {
        writer.value((long) value);
      } else {
        writer.value(value);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonOutput value(long value) {
    try {
      writer.value(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonOutput value(boolean value) {
    try {
      writer.value(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A parsed value, numbers as they were written. */
  public JsonOutput value(JsonValue value) {
    try {
      if (value instanceof JsonString string) {
        writer.value(string.value());
      } else if (value instanceof JsonNumber number) {
        writer.jsonValue(number.text());
      } else if (value instanceof JsonBoolean bool) {
        writer.value(bool.value());
      } else if (value instanceof JsonNull) {
        writer.nullValue();
      } else if (value instanceof JsonArray array) {
        writer.beginArray();
        for (JsonValue element : array) {
          value(element);
        }
        writer.endArray();
      } else if (value instanceof JsonObject object) {
        writer.beginObject();
        for (int i = 0; i < object.size(); i++) {
          writer.name(object.name(i));
          value(object.value(i));
        }
        writer.endObject();
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonOutput member(String name, String value) {
    return name(name).value(value);
  }

  public JsonOutput member(String name, double value) {
    return name(name).value(value);
  }

  public JsonOutput member(String name, long value) {
    return name(name).value(value);
  }

  public JsonOutput member(String name, int value) {
    return name(name).value((long) value);
  }

  public JsonOutput member(String name, boolean value) {
    return name(name).value(value);
  }

  public JsonOutput member(String name, JsonValue value) {
    return name(name).value(value);
  }

  /** Writes the member only if there is a value. */
  public JsonOutput optionalMember(String name, Optional<String> value) {
    return value.isPresent() ? member(name, value.get()) : this;
  }

  /** Writes the member only if there is a value. */
  public JsonOutput optionalMember(String name, OptionalDouble value) {
    return value.isPresent() ? member(name, value.getAsDouble()) : this;
  }

  /** An object member whose members the body writes. */
  public JsonOutput objectMember(String name, Consumer<JsonOutput> body) {
    name(name).beginObject();
    body.accept(this);
    return endObject();
  }

  /** An array member whose elements the body writes. */
  public JsonOutput arrayMember(String name, Consumer<JsonOutput> body) {
    name(name).beginArray();
    body.accept(this);
    return endArray();
  }

  /** An array of strings. */
  public JsonOutput stringsMember(String name, Iterable<String> values) {
    name(name).beginArray();
    values.forEach(this::value);
    return endArray();
  }

  /** Ends a line between texts, for newline-delimited JSON; only after a finished text. */
  public JsonOutput endLine() {
    text.endLine();
    return this;
  }

  /** Pushes everything written so far into the stream and flushes it. */
  public void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void accept(JsonWriter writer) throws IOException;
  }

  private JsonOutput step(Step step) {
    try {
      step.accept(writer);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
