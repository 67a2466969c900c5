package dev.orchard.formats.document;

import dev.orchard.formats.ForeignModelException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses Universal Binary JSON, draft 12 (ubjson.org): big-endian, one marker byte a value,
 * containers that may announce their type and count. Refuses duplicate names, and counts that the
 * rest of the file cannot fill, before anything is allocated for them.
 */
public final class UbjsonDocument {
  private final ByteBuffer bytes;
  private final ValueBudget budget = new ValueBudget();

  private UbjsonDocument(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /**
   * Parses a whole document.
   *
   * @throws ForeignModelException naming the byte, if this is not UBJSON or exceeds the limits
   */
  public static Part read(byte[] bytes) {
    UbjsonDocument document = new UbjsonDocument(bytes);
    Value value = document.value(document.marker());
    if (document.bytes.hasRemaining()) {
      throw document.wrong("the end is expected");
    }
    return Part.root(value);
  }

  private Value value(char marker) {
    budget.count();
    return switch (marker) {
      case '{' -> object();
      case '[' -> list();
      case 'S' -> new Value.TextValue(text());
      case 'C' -> new Value.TextValue(String.valueOf((char) (take(1).get() & 0x7F)));
      case 'Z' -> Value.Nothing.NULL;
      default -> new Value.NumberValue(number(marker));
    };
  }

  private Value object() {
    budget.enter(bytes.position());
    ContainerHead head = head();
    Map<String, Value> members = new LinkedHashMap<>();
    for (int i = 0; hasNext(head, i, '}'); i++) {
      int position = bytes.position();
      String name = text();
      Value member = value(head.type() == ContainerHead.ANY ? marker() : head.type());
      if (members.put(name, member) != null) {
        throw ValueBudget.at(position, "a name occurs twice in one object");
      }
    }
    budget.leave();
    return new Value.ObjectValue(members);
  }

  private Value list() {
    budget.enter(bytes.position());
    ContainerHead head = head();
    Value list = isNumber(head.type()) ? numbers(head) : elements(head);
    budget.leave();
    return list;
  }

  private Value elements(ContainerHead head) {
    NumberBuffer list = new NumberBuffer(budget);
    for (int i = 0; hasNext(head, i, ']'); i++) {
      char marker = head.type() == ContainerHead.ANY ? marker() : head.type();
      if (list.isNumbers() && (isNumber(marker) || isFlag(marker))) {
        list.add(number(marker));
      } else {
        list.add(value(marker));
      }
    }
    return list.value();
  }

  private Value numbers(ContainerHead head) {
    if (head.count() > bytes.remaining() / width(head.type())) {
      throw wrong("a list announces more numbers than follow");
    }
    double[] numbers = new double[head.count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(head.type());
    }
    return new Value.NumberList(numbers);
  }

  /** Whether a container that has had {@code done} values has another. */
  private boolean hasNext(ContainerHead head, int done, char end) {
    if (head.isCounted()) {
      return done < head.count();
    }
    while (takeIf('N')) {
      // a filler between values
    }
    return !takeIf(end);
  }

  private ContainerHead head() {
    char type = ContainerHead.ANY;
    if (takeIf('$')) {
      type = (char) (take(1).get() & 0xFF);
      if (!isNumber(type) && type != '{' && type != '[' && type != 'S' && type != 'C') {
        throw wrong("a container's type is unknown, or takes no bytes");
      }
      if (!takeIf('#')) {
        throw wrong("a container with a type must have a count");
      }
      return new ContainerHead(type, length());
    }
    return new ContainerHead(type, takeIf('#') ? length() : ContainerHead.UNCOUNTED);
  }

  /** A length or count: it can never exceed the bytes that follow. */
  private int length() {
    char marker = marker();
    if (!isNumber(marker) || marker == 'd' || marker == 'D') {
      throw wrong("a length is expected");
    }
    double length = number(marker);
    if (!(length >= 0 && length <= bytes.remaining())) {
      throw wrong("a length is negative or beyond the end");
    }
    return (int) length;
  }

  private String text() {
    int length = length();
    int start = bytes.position();
    bytes.position(start + length);
    try {
      return Utf8.decode(bytes.slice(start, length));
    } catch (CharacterCodingException e) {
      throw wrong("a text is not valid UTF-8");
    }
  }

  private double number(char marker) {
    return switch (marker) {
      case 'T' -> 1;
      case 'F' -> 0;
      case 'i' -> bytes(marker).get();
      case 'U' -> bytes(marker).get() & 0xFF;
      case 'I' -> bytes(marker).getShort();
      case 'l' -> bytes(marker).getInt();
      case 'L' -> bytes(marker).getLong();
      case 'd' -> bytes(marker).getFloat();
      case 'D' -> bytes(marker).getDouble();
      case 'H' -> throw wrong("a high-precision number, which no model needs");
      default -> throw wrong("a value is expected");
    };
  }

  private static boolean isFlag(char marker) {
    return marker == 'T' || marker == 'F';
  }

  private static boolean isNumber(char marker) {
    return width(marker) > 0;
  }

  /** Bytes of a number behind its marker, or 0 if the marker is of no number. */
  private static int width(char marker) {
    return switch (marker) {
      case 'i', 'U' -> 1;
      case 'I' -> 2;
      case 'l', 'd' -> 4;
      case 'L', 'D' -> 8;
      default -> 0;
    };
  }

  /** The next marker that is not a filler. */
  private char marker() {
    char marker;
    do {
      marker = (char) (take(1).get() & 0xFF);
    } while (marker == 'N');
    return marker;
  }

  private boolean takeIf(char marker) {
    if (bytes.hasRemaining() && bytes.get(bytes.position()) == marker) {
      bytes.get();
      return true;
    }
    return false;
  }

  private ByteBuffer bytes(char marker) {
    return take(width(marker));
  }

  /** The buffer, which has so many bytes left. */
  private ByteBuffer take(int count) {
    if (bytes.remaining() < count) {
      throw wrong("it ends too early");
    }
    return bytes;
  }

  private ForeignModelException wrong(String what) {
    return ValueBudget.at(bytes.position(), what);
  }
}
