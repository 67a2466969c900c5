package dev.orchard.registry;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunActivity;
import dev.orchard.model.manifest.RunJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs of models: each an object that only its own training writes. */
final class Runs {
  /** How many runs are read for one page, and at a time. */
  private static final int MOST_READ = 1_000;

  private static final int CHUNK = 100;
  private static final String SILENT = "Its process ended before it did";

  private final ObjectStore store;
  private final Leases leases;

  Runs(ObjectStore store, Leases leases) {
    this.store = store;
    this.leases = leases;
  }

  void put(Run run) {
    String key = Layout.run(run.organization(), run.model(), run.id());
    store.put(key, RunJson.write(run), Precondition.none());
  }

  /** The run; one that died without a word is shown as interrupted when it was last heard of. */
  Optional<Run> find(OrganizationId organization, ModelName model, RunId id) {
    Optional<Run> run = stored(organization, model, id);
    boolean lives =
        run.isEmpty() || run.get().isFinished() || leases.isHeldBy(organization, model, id);
    // A training stores its end before it gives its lease back: read again, the end is there.
    return lives ? run : stored(organization, model, id).map(Runs::interruptedUnlessFinished);
  }

  private static Run interruptedUnlessFinished(Run run) {
    Instant lastHeard = run.activity().map(RunActivity::at).orElse(run.started());
    return run.isFinished() ? run : run.ended(Run.Status.INTERRUPTED, lastHeard, SILENT);
  }

  private Optional<Run> stored(OrganizationId organization, ModelName model, RunId id) {
    return store
        .get(Layout.run(organization, model, id))
        .map(stored -> RunJson.read(stored.bytes()));
  }

  /** Newest first; the token of a page is the id of its last run. */
  Listing<Run> list(OrganizationId organization, List<ModelName> models, PageRequest request) {
    NewestFirst newest = new NewestFirst(request);
    for (ModelName model : models) {
      String folder = Layout.runs(organization, model);
      // The model behind the id finds the run again; a slash cannot be part of an id.
      newest.scan(store, folder, key -> withModel(Layout.runIn(key, folder), model));
    }
    Listing<Optional<Run>> page = newest.page(found -> read(organization, found));
    return new Listing<>(
        page.items().stream().flatMap(Optional::stream).toList(), page.nextPageToken());
  }

  /**
   * The runs that a filter lets through, newest first. A page may hold fewer than its limit though
   * more follow, as only so many runs are read for it.
   */
  Listing<Run> list(
      OrganizationId organization, List<ModelName> models, RunFilter filter, PageRequest request) {
    if (filter.equals(RunFilter.ALL)) {
      return list(organization, models, request);
    }
    List<Run> kept = new ArrayList<>();
    String token = request.token();
    for (int read = 0; read < MOST_READ; read += CHUNK) {
      Listing<Run> some = list(organization, models, new PageRequest(token, CHUNK));
      for (Run run : some.items()) {
        if (kept.size() == request.limit()) {
          return new Listing<>(kept, token);
        }
        if (filter.matches(run)) {
          kept.add(run);
        }
        token = withModel(run.id().value(), run.model());
      }
      token = some.nextPageToken();
      if (token.isEmpty() || kept.size() == request.limit()) {
        break;
      }
    }
    return new Listing<>(kept, token);
  }

  private Optional<Run> read(OrganizationId organization, String found) {
    int slash = found.indexOf('/');
    ModelName model = new ModelName(found.substring(slash + 1));
    return find(organization, model, new RunId(found.substring(0, slash)));
  }

  private static String withModel(String id, ModelName model) {
    try {
      return new RunId(id).value() + "/" + model.value();
    } catch (InvalidInputException e) {
      return ""; // Something else that lies in the folder.
    }
  }

  static NotFoundException notFound(RunId id) {
    return new NotFoundException(NotFoundException.Kind.RUN, id.value());
  }
}
