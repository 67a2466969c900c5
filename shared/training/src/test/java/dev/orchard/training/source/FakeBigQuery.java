package dev.orchard.training.source;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * BigQuery's REST interface as far as queries use it: jobs.insert, jobs.get, jobs.cancel,
 * jobs.getQueryResults and tabledata.list with pages. What is asked is answered by a {@link
 * FakeBigQueryEngine}; a query that names {@code forever} never ends. Shapes: BigQuery API v2.
 */
final class FakeBigQuery implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile("/bigquery/v2/projects/[^/]+/(jobs|queries|datasets/anonymous/tables)(.*)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeBigQueryEngine engine = new FakeBigQueryEngine();
  private final Map<String, JsonObject> jobs = new ConcurrentHashMap<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<String> cancelled = new CopyOnWriteArrayList<>();

  /** An answer in place of the next one: a status and BigQuery's word for it; 0 breaks off. */
  record Fault(int status, String reason) {}

  private FakeBigQuery(HttpServer server) {
    this.server = server;
  }

  static FakeBigQuery start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeBigQuery fake = new FakeBigQuery(server);
    server.setExecutor(fake.threads);
    server.createContext("/", fake::handle);
    server.start();
    return fake;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void inject(int status, String reason) {
    faults.add(new Fault(status, reason));
  }

  /** The configuration of each job there is. */
  List<JsonObject> configurations() {
    return jobs.values().stream().map(job -> job.getAsJsonObject("configuration")).toList();
  }

  List<String> cancelled() {
    return List.copyOf(cancelled);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = body(exchange);
      Fault fault = faults.poll();
      if (fault != null) {
        if (fault.status() > 0) {
          fail(exchange, fault.status(), fault.reason(), "Injected");
        }
        return;
      }
      Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
      if (!path.matches()) {
        fail(exchange, 404, "notFound", "Not found");
        return;
      }
      try {
        answer(exchange, path.group(1), path.group(2), body);
      } catch (SQLException e) {
        fail(exchange, 400, "invalidQuery", e.getMessage());
      }
    }
  }

  private void answer(HttpExchange exchange, String kind, String rest, String body)
      throws IOException, SQLException {
    if (rest.isEmpty()) {
      insert(exchange, JsonParser.parseString(body).getAsJsonObject());
      return;
    }
    String id = rest.split("/", -1)[1];
    JsonObject job = jobs.get(id);
    if (job == null) {
      fail(exchange, 404, "notFound", "Not found: Job " + id);
    } else if (rest.endsWith("/cancel")) {
      cancelled.add(id);
      JsonObject answer = new JsonObject();
      answer.add("job", job);
      send(exchange, 200, answer);
    } else if (kind.equals("jobs")) {
      send(exchange, 200, job);
    } else if (kind.equals("queries")) {
      send(exchange, 200, results(id, job));
    } else {
      send(exchange, 200, page(id, exchange.getRequestURI().getQuery()));
    }
  }

  private void insert(HttpExchange exchange, JsonObject job) throws IOException, SQLException {
    String id = job.getAsJsonObject("jobReference").get("jobId").getAsString();
    if (jobs.containsKey(id)) {
      fail(exchange, 409, "duplicate", "Already exists: Job " + id);
      return;
    }
    JsonObject query = job.getAsJsonObject("configuration").getAsJsonObject("query");
    if (!query.get("query").getAsString().contains("forever")) {
      engine.run(id, query);
    }
    JsonObject table = new JsonObject();
    table.addProperty("projectId", "project");
    table.addProperty("datasetId", "anonymous");
    table.addProperty("tableId", id);
    query.add("destinationTable", table);
    JsonObject status = new JsonObject();
    status.addProperty("state", engine.schema(id) == null ? "RUNNING" : "DONE");
    job.add("status", status);
    jobs.put(id, job);
    send(exchange, 200, job);
  }

  private JsonObject results(String id, JsonObject job) {
    JsonObject answer = new JsonObject();
    answer.add("jobReference", job.get("jobReference"));
    JsonElement schema = engine.schema(id);
    answer.addProperty("jobComplete", schema != null);
    if (schema != null) {
      answer.add("schema", schema);
      answer.addProperty("totalRows", Integer.toString(engine.rows(id).size()));
    }
    return answer;
  }

  private JsonObject page(String id, String query) {
    JsonArray all = engine.rows(id);
    int size = (int) number(query, "maxResults", all.size());
    int start = (int) number(query, "pageToken", 0);
    int end = Math.min(all.size(), start + size);
    JsonArray rows = new JsonArray();
    for (int row = start; row < end; row++) {
      rows.add(all.get(row));
    }
    JsonObject answer = new JsonObject();
    answer.addProperty("totalRows", Integer.toString(all.size()));
    answer.add("rows", rows);
    if (end < all.size()) {
      answer.addProperty("pageToken", Integer.toString(end));
    }
    return answer;
  }

  private static long number(String query, String name, long otherwise) {
    Matcher matcher = Pattern.compile("\\b" + name + "=(\\d+)").matcher(String.valueOf(query));
    return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
  }

  private static String body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream raw = exchange.getRequestBody();
    try (InputStream body = zipped ? new GZIPInputStream(raw) : raw) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void fail(HttpExchange exchange, int status, String reason, String message)
      throws IOException {
    JsonObject detail = new JsonObject();
    detail.addProperty("reason", reason);
    detail.addProperty("message", message);
    JsonArray details = new JsonArray();
    details.add(detail);
    JsonObject error = new JsonObject();
    error.addProperty("code", status);
    error.addProperty("message", message);
    error.add("errors", details);
    JsonObject answer = new JsonObject();
    answer.add("error", error);
    send(exchange, status, answer);
  }

  private static void send(HttpExchange exchange, int status, JsonObject answer)
      throws IOException {
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
