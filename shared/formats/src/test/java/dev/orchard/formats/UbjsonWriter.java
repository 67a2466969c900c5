package dev.orchard.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes documents as XGBoost writes UBJSON: lists counted, and lists of numbers typed. */
public final class UbjsonWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream output = new DataOutputStream(bytes);

  private UbjsonWriter() {}

  public static byte[] write(JsonElement document) {
    UbjsonWriter writer = new UbjsonWriter();
    try {
      writer.value(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.bytes.toByteArray();
  }

  private void value(JsonElement element) throws IOException {
    if (element instanceof JsonObject object) {
      output.writeByte('{');
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        text(member.getKey());
        value(member.getValue());
      }
      output.writeByte('}');
    } else if (element instanceof JsonArray list) {
      list(list);
    } else if (element instanceof JsonPrimitive primitive) {
      primitive(primitive);
    } else {
      output.writeByte('Z');
    }
  }

  private void list(JsonArray list) throws IOException {
    output.writeByte('[');
    boolean whole = true;
    boolean numbers = !list.isEmpty();
    for (JsonElement element : list) {
      boolean number = element instanceof JsonPrimitive primitive && primitive.isNumber();
      numbers &= number;
      whole &= number && element.getAsDouble() == element.getAsInt();
    }
    if (numbers) {
      output.writeByte('$');
      output.writeByte(whole ? 'l' : 'd');
    }
    output.writeByte('#');
    output.writeByte('L');
    output.writeLong(list.size());
    for (JsonElement element : list) {
      if (!numbers) {
        value(element);
      } else if (whole) {
        output.writeInt(element.getAsInt());
      } else {
        output.writeFloat(element.getAsFloat());
      }
    }
  }

  private void primitive(JsonPrimitive primitive) throws IOException {
    if (primitive.isString()) {
      output.writeByte('S');
      text(primitive.getAsString());
    } else if (primitive.isBoolean()) {
      output.writeByte(primitive.getAsBoolean() ? 'T' : 'F');
    } else if (primitive.getAsDouble() == primitive.getAsLong()) {
      output.writeByte('L');
      output.writeLong(primitive.getAsLong());
    } else {
      output.writeByte('D');
      output.writeDouble(primitive.getAsDouble());
    }
  }

  private void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    output.writeByte('L');
    output.writeLong(utf8.length);
    output.write(utf8);
  }
}
