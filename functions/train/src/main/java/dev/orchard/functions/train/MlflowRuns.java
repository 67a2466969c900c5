package dev.orchard.functions.train;

import dev.orchard.mlflow.MirrorReport;
import dev.orchard.mlflow.MirroredVersion;
import dev.orchard.mlflow.RunMirror;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ManifestJson;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.StoredFile;
import dev.orchard.registry.Listing;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.PageRequest;
import dev.orchard.training.RunListener;
import dev.orchard.web.configuration.Configuration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Tells the MLflow server that is configured what the registry holds. */
public final class MlflowRuns implements RunListener {
  private static final System.Logger LOG = System.getLogger(MlflowRuns.class.getName());

  /** Of one model, the newest; older ones are left to older times. */
  private static final int MOST_RUNS = 10_000;

  private static final String CATCH_UP = " \"orchard mlflow sync\" catches up.";

  private final RunMirror mirror;
  private final ModelRegistry registry;

  MlflowRuns(RunMirror mirror, ModelRegistry registry) {
    this.mirror = mirror;
    this.registry = registry;
  }

  /** The teller; empty if no server is configured. */
  public static Optional<MlflowRuns> of(Configuration configuration, ModelRegistry registry) {
    return MlflowConnection.of(configuration)
        .map(server -> new RunMirror(server, configuration.mlflowExperimentName()))
        .map(mirror -> new MlflowRuns(mirror, registry));
  }

  /** Listens if a server is configured. */
  public static RunListener listener(Configuration configuration, ModelRegistry registry) {
    return of(configuration, registry).<RunListener>map(runs -> runs).orElse(RunListener.none());
  }

  /**
   * Tells of the run, of its version, and where the aliases of its model point now.
   *
   * @return what the server was not told and why
   */
  @Override
  public Optional<String> ended(Run run) {
    try {
      MirrorReport told = tell(run);
      Optional<String> missing = told.sentence();
      if (missing.isEmpty() && run.version().isPresent()) {
        missing = aliases(run.organization(), run.model());
      }
      return missing.map(sentence -> sentence + CATCH_UP);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "MLflow was not told of run " + run.id(), e);
      String why = e instanceof OrchardException ? e.getMessage() : "internal error; see the log";
      return Optional.of("MLflow was not told of the run: " + why + "." + CATCH_UP);
    }
  }

  private MirrorReport tell(Run run) {
    return mirror.record(run, run.version().flatMap(version -> version(run, version)));
  }

  private Optional<MirroredVersion> version(Run run, VersionId version) {
    try {
      Manifest manifest = registry.manifest(run.organization(), run.model(), version);
      List<String> names =
          Stream.concat(
                  manifest.files().stream().map(StoredFile::name), Stream.of(StoredFile.MANIFEST))
              .toList();
      return Optional.of(new MirroredVersion(manifest, names, name -> file(manifest, name)));
    } catch (NotFoundException e) {
      return Optional.empty(); // Deleted since.
    }
  }

  private byte[] file(Manifest manifest, String name) {
    return name.equals(StoredFile.MANIFEST)
        ? ManifestJson.write(manifest)
        : registry.file(manifest.organization(), manifest.model(), manifest.version(), name);
  }

  /**
   * Lets the server's aliases of a model be the registry's.
   *
   * @return what the server was not told and why
   */
  public Optional<String> aliases(OrganizationId organization, ModelName model) {
    return align(organization, model).sentence();
  }

  private MirrorReport align(OrganizationId organization, ModelName model) {
    return mirror.alignAliases(organization, model, registry.model(organization, model).aliases());
  }

  /**
   * Tells everything that the server does not know yet: runs that have ended, oldest first, so that
   * its version numbers rise with time, and aliases.
   *
   * @param problems is told what of which model cannot be told, and why
   * @return how many runs the server knows now
   * @throws UnavailableException if the server cannot be reached
   */
  public int sync(OrganizationId organization, BiConsumer<ModelName, String> problems) {
    int known = 0;
    for (ModelName model : registry.models(organization)) {
      List<Run> runs = endedRuns(organization, model);
      for (Run run : runs) {
        MirrorReport report = tell(run);
        requireReached(report);
        report.sentence().ifPresent(sentence -> problems.accept(model, sentence));
        known += report.isComplete() ? 1 : 0;
      }
      if (!runs.isEmpty()) {
        MirrorReport report = align(organization, model);
        requireReached(report);
        report.sentence().ifPresent(sentence -> problems.accept(model, sentence));
      }
    }
    return known;
  }

  private static void requireReached(MirrorReport report) {
    if (report.cause().orElse(null) instanceof UnavailableException unreachable) {
      throw unreachable;
    }
  }

  private List<Run> endedRuns(OrganizationId organization, ModelName model) {
    List<Run> ended = new ArrayList<>();
    PageRequest request = PageRequest.FIRST;
    String token;
    do {
      Listing<Run> page = registry.listRuns(organization, model, request);
      page.items().stream().filter(Run::isFinished).forEach(ended::add);
      token = page.nextPageToken();
      request = new PageRequest(token, request.limit());
    } while (!token.isEmpty() && ended.size() < MOST_RUNS);
    Collections.reverse(ended);
    return ended;
  }
}
