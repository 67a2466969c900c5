package dev.orchard.web;

import com.google.cloud.functions.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer on its way out. Headers are collected and handed to the host when the status is
 * certain, so that a problem can still take the place of an answer that did not come about.
 */
final class Reply {
  private final HttpResponse response;
  private final boolean withoutBody;

  /** Names and values in turn: those of the exchange, which every answer has. */
  private final List<String> lasting = new ArrayList<>(12);

  /** Those the handler set, which a problem does not take over. */
  private final List<String> headers = new ArrayList<>(8);

  private int status;
  private long length;

  Reply(HttpResponse response, boolean withoutBody) {
    this.response = response;
    this.withoutBody = withoutBody;
  }

  /** Sets a header that stays even if the answer becomes a problem. */
  void lastingHeader(String name, String value) {
    lasting.add(name);
    lasting.add(value);
  }

  void header(String name, String value) {
    refuseIfBegun();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < 0x20 || value.charAt(i) > 0x7E) {
        throw new IllegalArgumentException("A header cannot hold this value: " + name);
      }
    }
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equalsIgnoreCase(name)) {
        headers.set(i + 1, value);
        return;
      }
    }
    headers.add(name);
    headers.add(value);
  }

  void forgetHeaders() {
    headers.clear();
  }

  /** Answers with a whole body in one write. */
  void bytes(int status, String contentType, byte[] body, int offset, int count)
      throws IOException {
    begin(status, contentType);
    if (count > 0 || withoutBody) {
      response.appendHeader("Content-Length", Integer.toString(count));
    }
    if (!withoutBody && count > 0) {
      length = count;
      response.getOutputStream().write(body, offset, count);
    }
  }

  /** Answers with no body. */
  void empty(int status) {
    begin(status, null);
  }

  /** Answers with a body that is written as it comes about. */
  OutputStream stream(int status, String contentType) throws IOException {
    begin(status, contentType);
    return withoutBody ? OutputStream.nullOutputStream() : new Counted(response.getOutputStream());
  }

  private void begin(int newStatus, String contentType) {
    refuseIfBegun();
    status = newStatus;
    response.setStatusCode(newStatus);
    if (contentType != null) {
      response.setContentType(contentType);
    }
    append(lasting);
    append(headers);
  }

  private void append(List<String> pairs) {
    for (int i = 0; i < pairs.size(); i += 2) {
      response.appendHeader(pairs.get(i), pairs.get(i + 1));
    }
  }

  boolean hasBegun() {
    return status != 0;
  }

  /** The status, or 0 if there is none yet. */
  int status() {
    return status;
  }

  /** Bytes of body so far. */
  long length() {
    return length;
  }

  private void refuseIfBegun() {
    if (hasBegun()) {
      throw new IllegalStateException("The answer has already begun");
    }
  }

  /** Counts for the log. Closing flushes only: the host ends the body when the handler returns. */
  private final class Counted extends OutputStream {
    private final OutputStream stream;

    Counted(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
      stream.write(value);
      length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      stream.write(bytes, offset, count);
      length += count;
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }

    @Override
    public void close() throws IOException {
      stream.flush();
    }
  }
}
