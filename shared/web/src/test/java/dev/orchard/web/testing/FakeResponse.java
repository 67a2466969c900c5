package dev.orchard.web.testing;

import com.google.cloud.functions.HttpResponse;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A response in memory, to be looked at when the handler has answered. */
public final class FakeResponse implements HttpResponse {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;

  public int status() {
    return status;
  }

  public byte[] bytes() {
    return body.toByteArray();
  }

  /** The body as text in UTF-8. */
  public String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** The body as a JSON object, read by the strict reader. */
  public JsonObject json() {
    return Json.parseObject(bytes(), JsonLimits.DEFAULT);
  }

  /** The only value of a header; fails if it was set twice. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new AssertionError(name + " was set " + values.size() + " times: " + values);
    }
    return values.stream().findFirst();
  }

  @Override
  public void setStatusCode(int code) {
    status = code;
  }

  @Override
  public void setStatusCode(int code, String message) {
    status = code;
  }

  @Override
  public void setContentType(String contentType) {
    headers.put("Content-Type", new ArrayList<>(List.of(contentType)));
  }

  @Override
  public Optional<String> getContentType() {
    return header("Content-Type");
  }

  @Override
  public void appendHeader(String name, String value) {
    headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public BufferedWriter getWriter() {
    return new BufferedWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
  }
}
