package dev.orchard.web.testing;

import dev.orchard.web.ConnectedRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request in memory, from the machine itself unless told otherwise. Behaves as the invoker's
 * adapter does: header names ignore case, the path is handed over undecoded.
 */
public final class FakeRequest implements ConnectedRequest {
  private final String method;
  private final String path;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String query;
  private InputStream body = InputStream.nullInputStream();
  private long contentLength = -1;
  private String peerAddress = "127.0.0.1";

  private FakeRequest(String method, String target) {
    int question = target.indexOf('?');
    this.method = method;
    this.path = question < 0 ? target : target.substring(0, question);
    this.query = question < 0 ? null : target.substring(question + 1);
    header("Host", "localhost:8080");
  }

  public static FakeRequest of(String method, String target) {
    return new FakeRequest(method, target);
  }

  public static FakeRequest get(String target) {
    return of("GET", target);
  }

  /** A POST of JSON. */
  public static FakeRequest post(String target, String json) {
    return of("POST", target)
        .header("Content-Type", "application/json")
        .body(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets a header in place of an earlier one. */
  public FakeRequest header(String name, String value) {
    headers.put(name, new ArrayList<>(List.of(value)));
    return this;
  }

  /** Adds one more header of a name. */
  public FakeRequest addHeader(String name, String value) {
    headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    return this;
  }

  public FakeRequest withoutHeader(String name) {
    headers.remove(name);
    return this;
  }

  public FakeRequest token(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** A body whose length is announced. */
  public FakeRequest body(byte[] bytes) {
    contentLength = bytes.length;
    header("Content-Length", Integer.toString(bytes.length));
    body = new ByteArrayInputStream(bytes);
    return this;
  }

  /** A body that comes in chunks of unknown number. */
  public FakeRequest chunked(InputStream stream) {
    contentLength = -1;
    withoutHeader("Content-Length").header("Transfer-Encoding", "chunked");
    body = stream;
    return this;
  }

  /** Announces a length that the body may not have. */
  public FakeRequest announcing(long length) {
    contentLength = length;
    return header("Content-Length", Long.toString(length));
  }

  public FakeRequest from(String address) {
    peerAddress = address;
    return this;
  }

  @Override
  public String peerAddress() {
    return peerAddress;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getUri() {
    return "http://localhost:8080" + path + (query == null ? "" : "?" + query);
  }

  @Override
  public String getPath() {
    return path;
  }

  @Override
  public Optional<String> getQuery() {
    return Optional.ofNullable(query);
  }

  @Override
  public Map<String, List<String>> getQueryParameters() {
    throw new UnsupportedOperationException("Exchange.queryParameter decodes strictly");
  }

  @Override
  public Map<String, HttpPart> getParts() {
    throw new UnsupportedOperationException("Nothing of ours takes multipart");
  }

  @Override
  public Optional<String> getContentType() {
    return getFirstHeader("Content-Type");
  }

  @Override
  public long getContentLength() {
    return contentLength;
  }

  @Override
  public Optional<String> getCharacterEncoding() {
    return Optional.empty();
  }

  @Override
  public InputStream getInputStream() {
    return body;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }
}
