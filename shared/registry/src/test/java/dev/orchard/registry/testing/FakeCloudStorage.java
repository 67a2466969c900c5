package dev.orchard.registry.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Cloud Storage's JSON interface as far as Orchard uses it, in this process or, through {@link
 * #main}, in one of its own: upload (multipart and resumable), download, metadata, list and delete,
 * all with {@code ifGenerationMatch}. Faults are injected for the next requests in turn.
 *
 * <p>Shapes: Cloud Storage JSON API v1.
 */
public final class FakeCloudStorage implements AutoCloseable {
  private static final String OBJECTS = "/storage/v1/b/";

  private final HttpServer server;
  private final ExecutorService threads;
  private final ConcurrentMap<String, FakeBucket> buckets = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, JsonObject> sessions = new ConcurrentHashMap<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();

  private volatile IntFunction<Optional<Fault>> disturbance = request -> Optional.empty();

  private FakeCloudStorage(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts on the loopback address.
   *
   * @param port 0 for any that is free
   * @param bucketNames the buckets that exist
   */
  public static FakeCloudStorage start(int port, String... bucketNames) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      ExecutorService threads =
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "fake-cloud-storage");
                thread.setDaemon(true);
                return thread;
              });
      FakeCloudStorage fake = new FakeCloudStorage(server, threads);
      for (String name : bucketNames) {
        fake.buckets.put(name, new FakeBucket());
      }
      server.setExecutor(threads);
      server.createContext("/", fake::handle);
      server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs until it is killed. Arguments: port, bucket, and optionally a folder whose files are put
   * into the bucket at first. Prints the endpoint.
   */
  public static void main(String[] arguments) throws IOException {
    FakeCloudStorage fake = start(Integer.parseInt(arguments[0]), arguments[1]);
    if (arguments.length > 2) {
      fake.putFolder(arguments[1], Path.of(arguments[2]));
    }
    System.out.println(fake.endpoint());
  }

  /** Where to send requests, for {@code ORCHARD_STORAGE_ENDPOINT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests have come in. */
  public int requestCount() {
    return requests.get();
  }

  /** Makes the next request without a fault of its own go wrong like this. */
  public void inject(Fault fault) {
    faults.add(fault);
  }

  /** Asks with the number of each request, from 1, what goes wrong with it; for long runs. */
  public void disturb(IntFunction<Optional<Fault>> faultOfRequest) {
    disturbance = faultOfRequest;
  }

  /** Puts every file of the folder, hidden ones left out, under its path. */
  public void putFolder(String bucket, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith(".")) {
          FakeObject.Content content =
              new FakeObject.Content(
                  Files.readAllBytes(file), "application/octet-stream", Map.of());
          buckets.get(bucket).put(name, content, Optional.empty());
        }
      }
    } catch (FakeBucket.StaleGenerationException e) {
      throw new IllegalStateException("Nothing was expected of the generation", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Optional<Fault> disturbed = disturbance.apply(requests.incrementAndGet());
    Fault fault = disturbed.orElseGet(faults::poll);
    try (exchange) {
      if (fault instanceof Fault.Held held) {
        held.latch().await();
      }
      if (fault instanceof Fault.BreakBefore) {
        return;
      }
      Answer answer =
          fault instanceof Fault.Status status
              ? Answer.error(status.code(), "injected")
              : answer(exchange);
      if (!(fault instanceof Fault.BreakAfter)) {
        send(exchange, answer, fault instanceof Fault.BreakHalfway);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Answer answer, boolean halfOnly)
      throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    if (length > 0) {
      OutputStream body = exchange.getResponseBody();
      body.write(answer.body(), 0, halfOnly ? length / 2 : length);
      body.flush();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String rest = path.substring(path.indexOf(OBJECTS) + OBJECTS.length());
    String bucketName = decode(rest.substring(0, rest.indexOf("/o")));
    String name = decode(rest.substring(rest.indexOf("/o") + 2).replaceFirst("^/", ""));
    FakeBucket bucket = buckets.get(bucketName);
    if (bucket == null) {
      return Answer.error(404, "The specified bucket does not exist.");
    }
    Request request = new Request(exchange, query(exchange), bucketName, bucket, name);
    try {
      return path.startsWith("/upload/") ? upload(request) : answer(request);
    } catch (FakeBucket.StaleGenerationException e) {
      return Answer.error(412, "At least one of the pre-conditions you specified did not hold.");
    }
  }

  private static Answer answer(Request request)
      throws IOException, FakeBucket.StaleGenerationException {
    if (request.name().isEmpty()) {
      return list(request);
    }
    if (request.exchange().getRequestMethod().equals("DELETE")) {
      return request.bucket().delete(request.name(), request.expectedGeneration())
          ? Answer.nothing()
          : Answer.error(404, "No such object");
    }
    Optional<FakeObject> found = request.bucket().get(request.name());
    if (found.isEmpty()) {
      return Answer.error(404, "No such object: " + request.bucketName() + "/" + request.name());
    }
    FakeObject object = found.get();
    return "media".equals(request.query().get("alt"))
        ? Answer.media(object)
        : Answer.json(object.toJson(request.bucketName()));
  }

  private static Answer list(Request request) {
    Map<String, String> query = request.query();
    int limit = Integer.parseInt(query.getOrDefault("maxResults", "1000"));
    FakeBucket.Listing listing =
        request
            .bucket()
            .list(
                query.getOrDefault("prefix", ""),
                Optional.ofNullable(query.get("delimiter")),
                query.getOrDefault("pageToken", ""),
                limit);
    JsonObject json = new JsonObject();
    JsonArray items = new JsonArray();
    listing.objects().forEach(object -> items.add(object.toJson(request.bucketName())));
    json.add("items", items);
    JsonArray folders = new JsonArray();
    listing.folders().forEach(folders::add);
    json.add("prefixes", folders);
    if (!listing.nextPageToken().isEmpty()) {
      json.addProperty("nextPageToken", listing.nextPageToken());
    }
    return Answer.json(json);
  }

  private Answer upload(Request request) throws IOException, FakeBucket.StaleGenerationException {
    if (!request.query().getOrDefault("uploadType", "").equals("resumable")) {
      return store(request, Upload.ofMultipart(request.exchange()));
    }
    String session = request.query().get("upload_id");
    if (session == null) {
      return beginSession(request);
    }
    // One PUT of everything; Orchard's objects are below the size that a client sends in pieces.
    return store(request, new Upload(sessions.remove(session), Upload.body(request.exchange())));
  }

  private Answer beginSession(Request request) throws IOException {
    JsonObject properties = Upload.json(Upload.body(request.exchange()));
    if (request.query().containsKey("name")) {
      properties.addProperty("name", request.query().get("name"));
    }
    String session = UUID.randomUUID().toString();
    sessions.put(session, properties);
    String location =
        endpoint() + request.exchange().getRequestURI().toString() + "&upload_id=" + session;
    return new Answer(200, Map.of("Location", location), new byte[0]);
  }

  private static Answer store(Request request, Upload upload)
      throws FakeBucket.StaleGenerationException {
    String name = upload.properties().get("name").getAsString();
    FakeObject stored = request.bucket().put(name, upload.content(), request.expectedGeneration());
    return Answer.json(stored.toJson(request.bucketName()));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getRawQuery();
    if (text != null) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private record Request(
      HttpExchange exchange,
      Map<String, String> query,
      String bucketName,
      FakeBucket bucket,
      String name) {

    Optional<Long> expectedGeneration() {
      return Optional.ofNullable(query.get("ifGenerationMatch")).map(Long::valueOf);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer json(JsonObject json) {
      return new Answer(
          200,
          Map.of("Content-Type", "application/json; charset=UTF-8"),
          json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer media(FakeObject object) {
      return new Answer(
          200,
          Map.of(
              "Content-Type", object.content().contentType(),
              "x-goog-generation", Long.toString(object.generation()),
              "x-goog-hash", "crc32c=" + object.crc32c()),
          object.content().bytes());
    }

    static Answer nothing() {
      return new Answer(204, Map.of(), new byte[0]);
    }

    static Answer error(int status, String message) {
      JsonObject error = new JsonObject();
      error.addProperty("code", status);
      error.addProperty("message", message);
      JsonObject json = new JsonObject();
      json.add("error", error);
      Answer answer = json(json);
      return new Answer(status, answer.headers(), answer.body());
    }
  }
}
