package dev.orchard.functions.info;

import dev.orchard.web.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes with a tag by which a client can ask whether they are still the same (RFC 9110). */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
record Entity(String contentType, byte[] bytes, String tag) {

  static Entity of(String contentType, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Entity(contentType, bytes, "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  static Entity ofText(String contentType, String text) {
    return of(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with the bytes, or with 304 if the client has them. */
  void respond(Exchange exchange, String cacheControl) throws IOException {
    exchange.responseHeader("ETag", tag);
    exchange.responseHeader("Cache-Control", cacheControl);
    if (exchange.header("If-None-Match").map(this::isAmong).orElse(false)) {
      exchange.respondEmpty(304);
    } else {
      exchange.respondBytes(200, contentType, bytes);
    }
  }

  private boolean isAmong(String tags) {
    return tags.strip().equals("*") || tags.contains(tag);
  }
}
