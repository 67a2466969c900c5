package dev.orchard.web;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.model.UnavailableException;
import dev.orchard.web.access.Address;
import dev.orchard.web.access.Role;
import dev.orchard.web.observation.RequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routes of one function behind everything that all functions share: request ids, CORS, rate
 * limits, tokens, media types, deadlines, problems, the log and the metrics.
 *
 * <p>Safe for use by several threads; one instance serves all requests of a function.
 */
public final class WebApplication implements HttpFunction {
  private static final String OK = "ok";

  private final WebSettings settings;
  private final List<Route> routes;
  private final Router router;
  private final Cors cors;
  private final Doorkeeper doorkeeper;
  private final RequestRecorder recorder;

  private WebApplication(WebSettings settings, List<Route> routes) {
    this.settings = settings;
    this.routes = List.copyOf(routes);
    this.router = new Router(routes);
    this.cors = new Cors(settings.allowedOrigins());
    this.doorkeeper = new Doorkeeper(settings, cors);
    this.recorder = new RequestRecorder(settings.log(), settings.metrics());
  }

  /** Begins an application without routes. */
  public static Builder builder(WebSettings settings) {
    return new Builder(settings);
  }

  /** Collects routes. */
  public static final class Builder {
    private final WebSettings settings;
    private final List<Route> routes = new ArrayList<>();

    private Builder(WebSettings settings) {
      this.settings = settings;
    }

    public Builder route(Route route) {
      routes.add(route);
      return this;
    }

    public Builder route(HttpMethod method, String template, Role role, Handler handler) {
      return route(Route.of(method, template, role, handler));
    }

    /**
     * The application.
     *
     * @throws IllegalArgumentException if two routes answer the same
     */
    public WebApplication build() {
      return new WebApplication(settings, routes);
    }
  }

  /** What it can be asked, to be compared with what is promised. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * Answers one request. Throws only to have the host break an answer off that has begun and cannot
   * be finished.
   */
  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    long start = settings.ticker().getAsLong();
    RequestHeaders headers = new RequestHeaders(request);
    RequestContext context = Tracing.context(headers);
    Reply reply = new Reply(response, request.getMethod().equals("HEAD"));
    Deadline deadline = Deadline.after(settings.requestTimeout(), start, settings.ticker());
    Exchange exchange =
        new Exchange(request, headers, reply, context, deadline, settings.maxBodyBytes());
    settings.log().enter(context);
    try {
      serve(exchange, request, start);
    } finally {
      settings.log().leave();
    }
  }

  private void serve(Exchange exchange, HttpRequest request, long start) throws IOException {
    Reply reply = exchange.reply();
    reply.lastingHeader("X-Request-Id", exchange.requestId());
    reply.lastingHeader("X-Content-Type-Options", "nosniff");
    cors.mark(exchange.headers().first("Origin"), reply);
    String outcome = OK;
    Throwable failure = null;
    try {
      answer(exchange, request, start);
    } catch (Throwable e) {
      failure = e;
      outcome = reply.hasBegun() ? RequestRecorder.BROKEN_OFF : problem(exchange, e);
    }
    long nanos = settings.ticker().getAsLong() - start;
    recorder.record(exchange, outcome, failure, nanos);
    if (outcome.equals(RequestRecorder.BROKEN_OFF)) {
      throw new BrokenAnswerException(exchange.requestId());
    }
  }

  private void answer(Exchange exchange, HttpRequest request, long start) throws Exception {
    Optional<String> address = doorkeeper.address(request, exchange.headers());
    if (address.isPresent() && !Address.isLoopback(address.get())) {
      settings.addressLimiter().acquire("address", Address.limitKey(address.get()));
    }
    Router.Match match = router.match(exchange.path()).orElseThrow(RouteNotFoundException::path);
    if (exchange.method().equals("OPTIONS")) {
      options(exchange, match.place());
      return;
    }
    Route route = match.place().route(exchange.method());
    if (route == null) {
      throw RouteNotFoundException.method(match.place().allowed());
    }
    exchange.matched(match, route);
    route.timeout().ifPresent(limit -> exchange.restartDeadline(limit, start, settings.ticker()));
    exchange.admit(doorkeeper.admit(request, exchange.headers(), route.role()));
    checkMediaType(exchange, route);
    route.handler().handle(exchange);
    if (!exchange.reply().hasBegun()) {
      throw new IllegalStateException("The handler of " + route.template() + " did not answer");
    }
  }

  /** A body without a type is taken for what the route takes first, which is mostly JSON. */
  private static void checkMediaType(Exchange exchange, Route route) {
    String type = exchange.headers().first("Content-Type");
    boolean looked = !route.mediaTypes().isEmpty() && type != null;
    if (looked
        && !MediaType.isAccepted(type, route.mediaTypes())
        && exchange.requestBody().isPresent()) {
      throw new UnsupportedMediaTypeException(
          "This takes bodies of " + String.join(", ", route.mediaTypes()) + " in UTF-8");
    }
  }

  private void options(Exchange exchange, Router.Place place) {
    Reply reply = exchange.reply();
    reply.header("Allow", place.allowed());
    if (exchange.headers().has("Access-Control-Request-Method")) {
      cors.markPreflight(exchange.headers().first("Origin"), place.allowed(), reply);
    }
    reply.empty(204);
  }

  /** Answers with a problem and returns its outcome. */
  private static String problem(Exchange exchange, Throwable failure) {
    Throwable meaning = meaning(failure);
    Reply reply = exchange.reply();
    reply.forgetHeaders();
    Problem problem = Problem.of(meaning);
    Problem.headers(meaning, reply);
    reply.header("Cache-Control", "no-store");
    if (!exchange.requestBody().isSpent()) {
      // The host will close the connection; a client that is not told would send its next request
      // there.
      reply.header("Connection", "close");
    }
    Route route = exchange.route();
    byte[] body =
        route != null && route.errorMessages()
            ? problem.jsonWithErrorMessage(exchange.requestId())
            : problem.json(exchange.requestId());
    try {
      reply.bytes(problem.type().status(), Problem.CONTENT_TYPE, body, 0, body.length);
      return problem.type().slug();
    } catch (IOException e) {
      return RequestRecorder.BROKEN_OFF;
    }
  }

  private static Throwable meaning(Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new UnavailableException("Shutting down", Duration.ofSeconds(1), failure);
    }
    if (failure instanceof UncheckedIOException unchecked) {
      return unchecked.getCause();
    }
    return failure;
  }
}
