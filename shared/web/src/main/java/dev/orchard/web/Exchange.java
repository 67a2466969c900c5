package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.web.access.Caller;
import dev.orchard.web.observation.RequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One request and its answer, as a {@link Handler} sees them. Belongs to the thread that serves the
 * request. A handler answers once, by one of the {@code respond} methods, or throws.
 */
public final class Exchange {
  private static final String JSON = "application/json";

  private final HttpRequest request;
  private final RequestHeaders headers;
  private final RequestBody body;
  private final Reply reply;
  private final RequestContext context;
  private final Map<String, String> tags = new LinkedHashMap<>(8);
  private QueryString query;
  private Deadline deadline;
  private Caller caller = Caller.ANONYMOUS;
  private Router.Match match;
  private Route route;
  private long succeeded = -1;
  private long failed;

  Exchange(
      HttpRequest request,
      RequestHeaders headers,
      Reply reply,
      RequestContext context,
      Deadline deadline,
      long maxBodyBytes) {
    this.request = request;
    this.headers = headers;
    this.reply = reply;
    this.context = context;
    this.deadline = deadline;
    this.body = new RequestBody(request, headers, maxBodyBytes, this::deadline);
  }

  /** The method as sent, in capitals. HEAD comes to handlers of GET; its body is not sent. */
  public String method() {
    return request.getMethod();
  }

  /** The path as sent. Take parts of it from {@link #pathParameter} only. */
  public String path() {
    String path = request.getPath();
    return path == null ? "" : path;
  }

  /**
   * The decoded value of a parameter of the route's template.
   *
   * @throws IllegalArgumentException if the template has no such parameter
   */
  public String pathParameter(String name) {
    return match
        .parameter(name)
        .orElseThrow(() -> new IllegalArgumentException("No such path parameter: " + name));
  }

  /** The decoded value of a parameter of the query. */
  public Optional<String> queryParameter(String name) {
    if (query == null) {
      query = new QueryString(request.getQuery().orElse(""));
    }
    return query.value(name);
  }

  /** The first value of a header of the request. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.first(name));
  }

  /** The body's media type in lower case and without parameters; empty if none was named. */
  public String contentType() {
    return MediaType.essence(headers.first("Content-Type"));
  }

  public Caller caller() {
    return caller;
  }

  /**
   * The whole body, unpacked.
   *
   * @throws dev.orchard.model.TooLargeException beyond the limit
   * @throws dev.orchard.model.MalformedInputException if it was damaged on its way
   */
  public byte[] body() throws IOException {
    return body.bytes();
  }

  /** The body as it comes in, unpacked; reading beyond the limit or the deadline throws. */
  public InputStream bodyStream() throws IOException {
    return body.stream();
  }

  /** The id under which the request is logged, ours or the client's own. */
  public String requestId() {
    return context.requestId();
  }

  /** When the answer must have begun. */
  public Deadline deadline() {
    return deadline;
  }

  /** Lets the answer take no longer than this from the request's beginning, as clients may ask. */
  public void limitTime(Duration limit) {
    deadline = deadline.noLaterThan(limit);
  }

  /** Sets a header of the answer, in place of an earlier one of the same name. */
  public void responseHeader(String name, String value) {
    reply.header(name, value);
  }

  /** Answers with one JSON text. */
  public void respondJson(int status, Consumer<JsonOutput> writer) throws IOException {
    respondBytes(status, JSON, Json.write(writer));
  }

  /** Answers with text in UTF-8. */
  public void respondText(int status, String contentType, String text) throws IOException {
    respondBytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Answers with these bytes.
   *
   * @throws dev.orchard.model.DeadlineExceededException if it is too late; nothing is sent then
   */
  public void respondBytes(int status, String contentType, byte[] bytes) throws IOException {
    deadline.check();
    reply.bytes(status, contentType, bytes, 0, bytes.length);
  }

  /** Answers with no body. */
  public void respondEmpty(int status) {
    deadline.check();
    reply.empty(status);
  }

  /**
   * Begins an answer whose body is written as it comes about. If the handler throws after this, the
   * connection is broken off, so that nobody takes half an answer for a whole one.
   */
  public OutputStream respondStream(int status, String contentType) throws IOException {
    deadline.check();
    return reply.stream(status, contentType);
  }

  /**
   * Notes a fact about the request for the log and the metrics: {@code organization}, {@code
   * model}, {@code model_version}, {@code outcome}. Give only names that were found to exist, since
   * they become labels of metrics.
   */
  public void tag(String key, String value) {
    tags.put(key, value);
  }

  /** Counts the predictions of this request, where it is not one. */
  public void recordPredictions(long succeededCount, long failedCount) {
    succeeded = succeededCount;
    failed = failedCount;
  }

  RequestHeaders headers() {
    return headers;
  }

  RequestBody requestBody() {
    return body;
  }

  Reply reply() {
    return reply;
  }

  Map<String, String> tags() {
    return tags;
  }

  /** Predictions that succeeded, or -1 if the handler did not count. */
  long succeeded() {
    return succeeded;
  }

  long failed() {
    return failed;
  }

  void admit(Caller admitted) {
    caller = admitted;
  }

  void matched(Router.Match found, Route matchedRoute) {
    match = found;
    route = matchedRoute;
  }

  /** The route, or null if none was found. */
  Route route() {
    return route;
  }

  void restartDeadline(Duration limit, long startNanos, LongSupplier ticker) {
    deadline = Deadline.after(limit, startNanos, ticker);
  }
}
