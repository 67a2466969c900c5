package dev.orchard.registry;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import java.util.List;
import java.util.Optional;

/** The runs of models: each an object that only its own training writes. */
final class Runs {
  private final ObjectStore store;

  Runs(ObjectStore store) {
    this.store = store;
  }

  void put(Run run) {
    String key = Layout.run(run.organization(), run.model(), run.id());
    store.put(key, RunJson.write(run), Precondition.none());
  }

  Optional<Run> find(OrganizationId organization, ModelName model, RunId id) {
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
