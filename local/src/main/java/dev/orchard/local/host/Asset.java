package dev.orchard.local.host;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A file of a page, held in memory, with what a browser may do with it. */
record Asset(String contentType, String cacheControl, String policy, ByteBuffer bytes) {
  /** Asked for anew each time. */
  static final String FRESH = "no-cache";

  /** For names that change with their content. */
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  Asset(String contentType, String cacheControl, String policy, byte[] bytes) {
    this(contentType, cacheControl, policy, ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }

  void send(Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, contentType);
    headers.put(HttpHeader.CACHE_CONTROL, cacheControl);
    headers.put("Content-Security-Policy", policy);
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    response.write(true, bytes.duplicate(), callback);
  }
}
