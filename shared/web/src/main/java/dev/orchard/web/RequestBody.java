package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * The body of a request: plain or gzip, never larger than the limit, neither as sent nor unpacked.
 * What a client says of its length is only ever used to refuse, never to allocate.
 */
final class RequestBody {
  private static final int FIRST_BUFFER = 8192;

  private final HttpRequest request;
  private final RequestHeaders headers;
  private final long limit;
  private final Supplier<Deadline> deadline;
  private BoundedInputStream sent;

  RequestBody(
      HttpRequest request, RequestHeaders headers, long limit, Supplier<Deadline> deadline) {
    this.request = request;
    this.headers = headers;
    this.limit = limit;
    this.deadline = deadline;
  }

  /** Whether a body was announced. */
  boolean isPresent() {
    return request.getContentLength() > 0 || headers.has("Transfer-Encoding");
  }

  /** Whether nothing of it is left on the connection. */
  boolean isSpent() {
    return !isPresent() || (sent != null && sent.isSpent(request.getContentLength()));
  }

  /** The body as it comes in. */
  InputStream stream() throws IOException {
    long announced = request.getContentLength();
    if (announced > limit) {
      throw new TooLargeException(limit);
    }
    boolean packed = isPacked();
    sent = new BoundedInputStream(request.getInputStream(), limit, deadline);
    return packed ? unpacked(sent) : sent;
  }

  /** The whole body. */
  byte[] bytes() throws IOException {
    InputStream stream = stream();
    long announced = request.getContentLength();
    int first = announced < 0 ? FIRST_BUFFER : (int) Math.min(announced + 1, FIRST_BUFFER);
    byte[] buffer = new byte[first];
    int length = 0;
    int read = stream.read(buffer, 0, buffer.length);
    while (read >= 0) {
      length += read;
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, limit + 1));
      }
      read = stream.read(buffer, length, buffer.length - length);
    }
    return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
  }

  private InputStream unpacked(InputStream sent) throws IOException {
    try {
      return new BoundedInputStream(new GZIPInputStream(sent, FIRST_BUFFER), limit, deadline);
    } catch (IOException e) {
      throw new MalformedInputException("The body is not gzip, as Content-Encoding says", e);
    }
  }

  private boolean isPacked() {
    List<String> encodings = headers.all("Content-Encoding");
    if (encodings.isEmpty()) {
      return false;
    }
    String encoding = encodings.size() == 1 ? encodings.get(0).strip() : "several";
    if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
      return true;
    }
    if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    throw new UnsupportedMediaTypeException("Bodies are taken as they are or in gzip");
  }
}
