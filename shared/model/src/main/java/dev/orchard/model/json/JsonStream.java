package dev.orchard.model.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.Violation;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a JSON text piece by piece, as strictly as {@link Json#parse}: for a body of records that
 * shall not lie in memory at once. The limit on values counts anew with each {@link #nextValue}.
 * Every method throws {@link MalformedInputException} where the text is broken, and IOException
 * only when the stream is.
 */
public final class JsonStream implements Closeable {
  private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");
  private static final int USUAL_MEMBERS = 16;

  private final JsonReader reader;
  private final JsonLimits limits;
  private int values;

  JsonStream(Reader text, JsonLimits limits) {
    this.reader = new JsonReader(text);
    this.limits = limits;
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(limits.depth());
  }

  /** Reads from a stream, which {@link #close} closes. */
  public static JsonStream open(InputStream utf8, JsonLimits limits) {
    Reader text =
        new InputStreamReader(
            utf8,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return new JsonStream(text, limits);
  }

  /** Whether the value ahead is an object. */
  public boolean atObject() throws IOException {
    return peek() == JsonToken.BEGIN_OBJECT;
  }

  /** Whether the value ahead is an array. */
  public boolean atArray() throws IOException {
    return peek() == JsonToken.BEGIN_ARRAY;
  }

  /** Enters an object; anything else ahead is malformed, as it is for {@link #beginArray}. */
  public void beginObject() throws IOException {
    step(JsonReader::beginObject);
  }

  public void endObject() throws IOException {
    step(JsonReader::endObject);
  }

  public void beginArray() throws IOException {
    step(JsonReader::beginArray);
  }

  public void endArray() throws IOException {
    step(JsonReader::endArray);
  }

  /** Whether the array or object that was begun has another element. */
  public boolean hasNext() throws IOException {
    return read(JsonReader::hasNext);
  }

  /** The next member's name; the caller looks after duplicates on this level. */
  public String nextName() throws IOException {
    return withoutLoneSurrogates(read(JsonReader::nextName));
  }

  /** The next value with all that is in it. */
  public JsonValue nextValue() throws IOException {
    values = 0;
    return read(ignored -> value());
  }

  /** Refuses anything but white space from here on. */
  public void end() throws IOException {
    if (peek() != JsonToken.END_DOCUMENT) {
      throw malformed("there is more after the end of the value");
    }
  }

  /** Where the reader is, as a JSON path. */
  public String path() {
    return Violation.shorten(reader.getPath());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private JsonValue value() throws IOException {
    if (++values > limits.values()) {
      throw malformed("there are more than " + limits.values() + " values");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING -> new JsonString(withoutLoneSurrogates(reader.nextString()));
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> JsonBoolean.of(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield JsonNull.NULL;
      }
      default -> throw malformed("a value is missing");
    };
  }

  private JsonArray array() throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      elements.add(value());
    }
    reader.endArray();
    return new JsonArray(elements);
  }

  private JsonObject object() throws IOException {
    String[] names = new String[USUAL_MEMBERS];
    JsonValue[] members = new JsonValue[USUAL_MEMBERS];
    Map<String, Integer> index = null;
    int size = 0;
    reader.beginObject();
    while (reader.hasNext()) {
      String name = withoutLoneSurrogates(reader.nextName());
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        members = Arrays.copyOf(members, 2 * size);
      }
      if (size == JsonObject.INDEXED_FROM) {
        index = indexOf(names, size);
      }
      boolean seen = index == null ? contains(names, size, name) : index.put(name, size) != null;
      if (seen) {
        throw malformed("the name \"" + Violation.shorten(name) + "\" occurs twice");
      }
      names[size] = name;
      members[size] = value();
      size++;
    }
    reader.endObject();
    return new JsonObject(names, members, size, index);
  }

  private static boolean contains(String[] names, int size, String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Integer> indexOf(String[] names, int size) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < size; i++) {
      index.put(names[i], i);
    }
    return index;
  }

  private JsonNumber number(String text) {
    if (text.length() > limits.numberLength()) {
      throw malformedValue("a number has more than " + limits.numberLength() + " characters");
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw malformedValue("the number " + text + " is too large");
    }
    return new JsonNumber(value, text);
  }

  private String withoutLoneSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          throw malformedValue("a string holds half of a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  private JsonToken peek() throws IOException {
    return read(JsonReader::peek);
  }

  private interface Step {
    void run(JsonReader reader) throws IOException;
  }

  private interface Reading<T> {
    T run(JsonReader reader) throws IOException;
  }

  private void step(Step step) throws IOException {
    read(
        ahead -> {
          step.run(ahead);
          return Boolean.TRUE;
        });
  }

  private <T> T read(Reading<T> reading) throws IOException {
    try {
      return reading.run(reader);
    } catch (MalformedJsonException e) {
      throw malformed(
          nestedTooDeep(e) ? "it is nested deeper than " + limits.depth() : "it is not valid JSON",
          e);
    } catch (EOFException e) {
      throw malformed("it ends too early", e);
    } catch (CharacterCodingException e) {
      throw malformed("the text is not valid UTF-8", e);
    } catch (IllegalStateException e) {
      // Gson's word for "another kind of value than the one asked for".
      throw malformed("another kind of value was expected", e);
    }
  }

  private static boolean nestedTooDeep(MalformedJsonException e) {
    return e.getMessage() != null && e.getMessage().startsWith("Nesting limit");
  }

  private MalformedInputException malformed(String reason) {
    return malformed(path(), reason);
  }

  /** Of the value or name read last: in an array, the reader's own path is one element further. */
  private MalformedInputException malformedValue(String reason) {
    return malformed(Violation.shorten(reader.getPreviousPath()), reason);
  }

  private static MalformedInputException malformed(String path, String reason) {
    return new MalformedInputException("The JSON cannot be read at " + path + ": " + reason);
  }

  private MalformedInputException malformed(String reason, Exception cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    Matcher place = PLACE.matcher(message);
    String where =
        place.find() ? " (line " + place.group(1) + ", column " + place.group(2) + ")" : "";
    return new MalformedInputException(
        "The JSON cannot be read at " + path() + where + ": " + reason, cause);
  }
}
