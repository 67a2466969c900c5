package dev.orchard.local.command;

import dev.orchard.local.host.CannotListenException;
import dev.orchard.local.host.HostSettings;
import dev.orchard.local.host.IndexPage;
import dev.orchard.local.host.LocalHost;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.StoredFile;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.VersionContent;
import dev.orchard.serving.Installation;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingPipeline;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The demo's two models, trained on few rows into a folder, with the versions and runs that the
 * examples of the contract name: 20260115143022, which was champion, 20260116143022, which is, and
 * 20260117143022, which has no alias. Hosts that change something work on copies.
 */
final class SampleOrchard {
  static final Instant NOW = Instant.parse("2026-01-18T09:00:00Z");
  static final VersionId FIRST = new VersionId("20260115143022");

  private static final OrganizationId ORGANIZATION = OrganizationId.DEFAULT;
  private static final List<String> MODELS = List.of("diamond-price", "lead-conversion");
  private static final int ROWS = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;

  private SampleOrchard(Path folder) {
    this.folder = folder;
  }

  /** Trains. Takes a second or two. */
  static SampleOrchard in(Path folder, Path root) throws IOException {
    SampleOrchard orchard = new SampleOrchard(folder);
    Files.createDirectories(orchard.specs().resolve("data"));
    orchard.writeDiamonds(root.resolve("examples"));
    orchard.writeLeads(root.resolve("examples"));
    for (String model : MODELS) {
      orchard.train(model);
    }
    orchard.addRuns();
    return orchard;
  }

  Path store() {
    return folder.resolve("store");
  }

  Path specs() {
    return folder.resolve("specs");
  }

  private void writeDiamonds(Path examples) throws IOException {
    writeSpec(examples, "diamond-price.yaml");
    List<String> all = Files.readAllLines(examples.resolve("data/diamonds.csv"));
    StringBuilder some = new StringBuilder(all.get(0)).append('\n');
    for (int i = 0; i < ROWS; i++) {
      some.append(all.get(1 + i * ((all.size() - 1) / ROWS))).append('\n');
    }
    Files.writeString(specs().resolve("data/diamonds.csv"), some);
  }

  /** Made up: the data themselves are not kept with the sources. */
  private void writeLeads(Path examples) throws IOException {
    writeSpec(examples, "lead-conversion.yaml");
    StringBuilder rows =
        new StringBuilder(
            "age;job;marital;education;default;balance;housing;loan;contact;day;month;campaign;"
                + "pdays;previous;poutcome;y\n");
    Random random = new Random(1);
    for (int i = 0; i < ROWS; i++) {
      boolean success = random.nextInt(3) == 0;
      boolean converted = random.nextInt(10) < (success ? 9 : 1);
      rows.append(18 + random.nextInt(60))
          .append(random.nextBoolean() ? ";technician;single" : ";management;married")
          .append(random.nextBoolean() ? ";tertiary;no;" : ";secondary;no;")
          .append(random.nextInt(5000) - 500)
          .append(random.nextBoolean() ? ";yes;no" : ";no;no")
          .append(";cellular;")
          .append(1 + random.nextInt(28))
          .append(random.nextBoolean() ? ";oct;1;" : ";may;2;")
          .append(success ? "90;2;success;" : "-1;0;unknown;")
          .append(converted ? "yes\n" : "no\n");
    }
    Files.writeString(specs().resolve("data/bank-full.csv"), rows);
  }

  /** The example's own spec, with fewer and smaller trees. */
  private void writeSpec(Path examples, String name) throws IOException {
    String text =
        Files.readString(examples.resolve(name))
            .replace("trees: 200", "trees: 10")
            .replace("max_depth: 16", "max_depth: 5");
    Files.writeString(specs().resolve(name), text);
  }

  private void train(String name) throws IOException {
    String file = name + ".yaml";
    ModelSpec spec = ModelSpecReader.read(Files.readString(specs().resolve(file)), file);
    ModelName model = new ModelName(name);
    ModelRegistry registry = registryAt(FIRST.createdAt());
    TrainingPipeline pipeline =
        new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(specs(), DuckDbLimits.standard()),
            Clock.fixed(FIRST.createdAt(), ZoneOffset.UTC),
            new TrainingEnvironment("0.1.0", 2));
    Run run = pipeline.train(spec, ORGANIZATION, "tests", ProgressListener.none());
    if (!run.version().equals(Optional.of(FIRST))) {
      throw new IllegalStateException("The training did not come off: " + run);
    }
    VersionContent content =
        new VersionContent(
            registry.file(ORGANIZATION, model, FIRST, StoredFile.FOREST),
            registry.manifest(ORGANIZATION, model, FIRST).content(),
            Map.of());
    for (int day = 1; day <= 2; day++) {
      ModelRegistry later = registryAt(FIRST.createdAt().plus(Duration.ofDays(day)));
      VersionId version = later.publish(ORGANIZATION, model, content);
      if (day == 1) {
        later.promote(ORGANIZATION, model, version, Alias.CHAMPION, "tests", "newer data");
      }
    }
  }

  private void addRuns() {
    ModelName model = new ModelName("diamond-price");
    Instant started = Instant.parse("2026-01-16T14:29:00Z");
    Map<String, String> parameters = Map.of("algorithm", "random_forest", "trees", "200");
    ModelRegistry registry = registryAt(started);
    registry.putRun(
        Run.started(new RunId("20260116142900-0badcafe"), ORGANIZATION, model, started, parameters)
            .finished(
                Run.Status.SUCCEEDED,
                started.plusSeconds(82),
                new VersionId("20260116143022"),
                Map.of("r2", 0.87),
                "The spec names no gate."));
    Instant later = Instant.parse("2026-01-17T12:00:00Z");
    registry.putRun(
        Run.started(new RunId("20260117120000-00c0ffee"), ORGANIZATION, model, later, parameters)
            .ended(Run.Status.FAILED, later.plusSeconds(1), "The source has 12 rows"));
  }

  private ModelRegistry registryAt(Instant now) {
    return new ModelRegistry(new FileObjectStore(store()), Clock.fixed(now, ZoneOffset.UTC));
  }

  /** The same in a folder of its own, to be changed. */
  SampleOrchard copyTo(Path other) throws IOException {
    copy(folder, other);
    return new SampleOrchard(other);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Makes this copy the same as its original again. Its last training may be ending still. */
  void putRight(SampleOrchard original) throws IOException {
    awaitLeases();
    try (Stream<Path> files = Files.walk(store())) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
    copy(original.store(), store());
  }

  /**
   * A run is told to have ended a moment before its lease is given back, the last of its writes.
   */
  private void awaitLeases() {
    List<Path> leases =
        MODELS.stream().map(model -> store().resolve("default").resolve(model)).toList();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (leases.stream().anyMatch(model -> Files.exists(model.resolve("lease.json")))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("A training holds its lease though its run has ended");
      }
      Thread.onSpinWait();
    }
  }

  /** All functions on this store; {@code variables} add to the configuration. */
  Hosted host(Map<String, String> variables) throws CannotListenException {
    Map<String, String> environment =
        new HashMap<>(Map.of("ORCHARD_DEFAULT_MODEL", "diamond-price"));
    environment.put("ORCHARD_SPECS", specs().toString());
    environment.put("ORCHARD_SESSION_KEYS", "sample " + "c2lnbmluZyBr".repeat(4));
    environment.putAll(variables);
    return Hosted.on(store(), environment, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** A host and what its functions are wired from, closed together. */
  record Hosted(LocalHost host, Installation installation) implements AutoCloseable {
    static Hosted on(Path store, Map<String, String> environment, Clock clock)
        throws CannotListenException {
      JsonLog silent = new JsonLog((line, length) -> {}, clock, Severity.ERROR, Optional.empty());
      Installation installation =
          Installation.open(
              Configuration.read(environment), silent, new FileObjectStore(store), clock);
      Installation.useInProcess(installation);
      LocalHost host =
          LocalHost.start(
              new HostSettings("127.0.0.1", 0, Duration.ofSeconds(5)),
              Serving.MOUNTS,
              Serving.OTHERS,
              IndexPage.of(List.of()));
      return new Hosted(host, installation);
    }

    @Override
    public void close() {
      host.close();
      installation.close();
    }
  }
}
