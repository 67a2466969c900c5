package dev.orchard.registry.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** What a request to upload an object says: the object's own properties and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Upload(JsonObject properties, byte[] bytes) {
  private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Reads {@code multipart/related}: a part of JSON, then a part of bytes. */
  static Upload ofMultipart(HttpExchange exchange) throws IOException {
    byte[] body = body(exchange);
    String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
    String boundary =
        contentType.substring(contentType.indexOf("boundary=") + 9).replace("\"", "").strip();
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
    byte[] closing = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    int first = find(body, END_OF_HEADERS, find(body, delimiter, 0)) + END_OF_HEADERS.length;
    int firstEnd = find(body, closing, first);
    int second = find(body, END_OF_HEADERS, firstEnd) + END_OF_HEADERS.length;
    int secondEnd = find(body, closing, second);
    return new Upload(
        json(Arrays.copyOfRange(body, first, firstEnd)),
        Arrays.copyOfRange(body, second, secondEnd));
  }

  /** The bytes of a request, unpacked if they came packed. */
  static byte[] body(HttpExchange exchange) throws IOException {
    byte[] raw = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      return new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes();
    }
    return raw;
  }

  static JsonObject json(byte[] text) {
    return text.length == 0
        ? new JsonObject()
        : JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  FakeObject.Content content() {
    JsonElement type = properties.get("contentType");
    Map<String, String> metadata = new HashMap<>();
    if (properties.has("metadata")) {
      properties
          .getAsJsonObject("metadata")
          .entrySet()
          .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().getAsString()));
    }
    return new FakeObject.Content(
        bytes, type == null ? "application/octet-stream" : type.getAsString(), metadata);
  }

  private static int find(byte[] body, byte[] wanted, int from) {
    for (int i = from; i <= body.length - wanted.length; i++) {
      if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Not multipart/related");
  }
}
