package dev.orchard.functions.batch;

import com.google.cloud.functions.HttpResponse;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the lines of an answer that is too large to be kept. */
final class CountingResponse implements HttpResponse {
  private final Map<String, List<String>> headers = new TreeMap<>();
  private long lines;

  long lines() {
    return lines;
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int value) {
        lines += value == '\n' ? 1 : 0;
      }
    };
  }

  @Override
  public void setStatusCode(int code) {}

  @Override
  public void setStatusCode(int code, String message) {}

  @Override
  public void setContentType(String contentType) {}

  @Override
  public Optional<String> getContentType() {
    return Optional.empty();
  }

  @Override
  public void appendHeader(String name, String value) {}

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }

  @Override
  public BufferedWriter getWriter() {
    return new BufferedWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
  }
}
