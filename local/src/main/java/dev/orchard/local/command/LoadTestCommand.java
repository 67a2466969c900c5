package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.console.Progress;
import dev.orchard.local.load.LoadPlan;
import dev.orchard.local.load.LoadReport;
import dev.orchard.local.load.LoadTest;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.json.Json;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads a server on a fixed schedule. */
@Command(
    name = "load-test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends predictions at a fixed rate and prints their latencies.",
      "The rate does not wait for answers, and latencies count from the time each request was due, so that a server cannot",
      "hide its stalls. Exits with 1 if any request failed.",
      "The body is a typical row of the model's champion in the store, unless --body gives another."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard load-test --rps 1000 --duration 10 --model diamond-price",
      "  orchard load-test --rps 50 --duration 60 --url https://my-service.run.app/predict --body request.json"
    })
final class LoadTestCommand implements Callable<Integer> {
  private static final String STANDARD_MODEL = "diamond-price";

  private final Surroundings surroundings;
  @Mixin private CommonOptions options;

  @Option(names = "--rps", defaultValue = "100", description = "Requests a second. Default: 100.")
  private double rate;

  @Option(
      names = "--duration",
      defaultValue = "30",
      description = "Seconds that count. Default: 30.")
  private double seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "2",
      description = "Seconds before, which do not count. Default: 2.")
  private double warmUp;

  @Option(
      names = "--connections",
      defaultValue = "32",
      description = "Requests under way at once. Default: 32.")
  private int connections;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080/predict",
      description = "Default: http://127.0.0.1:8080/predict.")
  private URI url;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Default: ORCHARD_DEFAULT_MODEL, or diamond-price.")
  private String model;

  @Option(names = "--body", paramLabel = "FILE", description = "A request's JSON.")
  private Path body;

  @Option(names = "--token", description = "Sent as bearer token.")
  private String token;

  LoadTestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(rate > 0 && rate <= 100_000 && seconds > 0 && seconds <= 86_400 && warmUp >= 0)
        || warmUp > 3600
        || connections < 1
        || connections > 1000) {
      throw new UsageException(
          "--rps is above 0 up to 100000, --duration above 0 up to 86400, --warm-up from 0 to 3600, --connections from 1 to 1000");
    }
    LoadPlan plan = new LoadPlan(request(), rate, duration(warmUp), duration(seconds), connections);
    Console console = surroundings.console();
    long total = (long) (rate * (seconds + warmUp));
    LoadReport report;
    try (Progress progress = new Progress(console, "load test")) {
      report = new LoadTest(plan, done -> progress.show("sending", done, total)).run();
    }
    if (options.json) {
      json(report, console);
    } else {
      print(report, console);
    }
    return (report.errors() == 0 ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private HttpRequest request() throws IOException {
    URI target = url.getPath() == null || url.getPath().isEmpty() ? url.resolve("/predict") : url;
    byte[] content = body == null ? typical() : Files.readAllBytes(body);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    return builder.build();
  }

  private byte[] typical() {
    try (Installation installation = options.open(surroundings)) {
      OrganizationId organization = CommonOptions.organization(installation);
      ModelName name =
          model != null
              ? new ModelName(model)
              : installation.configuration().defaultModel().orElse(new ModelName(STANDARD_MODEL));
      ModelRegistry registry = installation.registry();
      var manifest =
          registry.manifest(
              organization,
              name,
              registry.resolve(new ModelReference(organization, name, Selector.CHAMPION)));
      return Json.write(
          output ->
              output
                  .beginObject()
                  .member("org_id", organization.value())
                  .member("model", name.value())
                  .member("features", Features.typical(manifest))
                  .endObject());
    }
  }

  private static void print(LoadReport report, Console console) {
    say(
        console,
        "requests   %d at %.1f/s (asked for %.1f/s)",
        report.requests(),
        report.achievedRate(),
        report.requestedRate());
    say(
        console,
        "latency    p50 %s  p90 %s  p99 %s  p99.9 %s  max %s",
        shown(report.p50()),
        shown(report.p90()),
        shown(report.p99()),
        shown(report.p999()),
        shown(report.maximum()));
    say(console, "errors     %d", report.errors());
    report.errorsByKind().forEach((kind, count) -> say(console, "  %s: %d", kind, count));
  }

  private static String shown(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
  }

  private static void say(Console console, String format, Object... values) {
    console.say(String.format(Locale.ROOT, format, values));
  }

  private static void json(LoadReport report, Console console) {
    console.json(
        output -> {
          output
              .beginObject()
              .member("requested_rps", report.requestedRate())
              .member("achieved_rps", report.achievedRate())
              .member("requests", report.requests())
              .member("errors", report.errors());
          output.objectMember(
              "latency_ms",
              latency ->
                  latency
                      .member("p50", report.p50().toNanos() / 1e6)
                      .member("p90", report.p90().toNanos() / 1e6)
                      .member("p99", report.p99().toNanos() / 1e6)
                      .member("p99_9", report.p999().toNanos() / 1e6)
                      .member("max", report.maximum().toNanos() / 1e6));
          output.objectMember(
              "errors_by_kind", kinds -> report.errorsByKind().forEach(kinds::member));
          output.endObject();
        });
  }
}
