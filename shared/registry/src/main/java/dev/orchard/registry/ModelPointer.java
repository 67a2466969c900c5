package dev.orchard.registry;

import dev.orchard.model.ConflictException;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.model.manifest.ModelDocumentJson;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * The one path by which {@code model.json} is read and changed.
 *
 * <p>A change is a function of the document: it is applied to what was read and written only if
 * nobody wrote in between; else it is applied anew to what the other wrote. Each change has an id
 * that its history entry carries, so that a change whose answer was lost is found in the history
 * instead of being made twice.
 */
final class ModelPointer {
  private final ObjectStore store;
  private final Clock clock;
  private final RetryPolicy policy;
  private final Pause pause;

  ModelPointer(ObjectStore store, Clock clock, RetryPolicy policy, Pause pause) {
    this.store = store;
    this.clock = clock;
    this.policy = policy;
    this.pause = pause;
  }

  /** What is changed in a document; gives back the same document if nothing is to change. */
  @FunctionalInterface
  interface Change {
    ModelDocument apply(ModelDocument current, String id, Instant now);
  }

  /** The document, empty if nobody has moved anything yet. */
  Optional<ModelDocument> read(OrganizationId organization, ModelName model) {
    return store
        .get(Layout.document(organization, model))
        .map(stored -> ModelDocumentJson.read(stored.bytes()));
  }

  /**
   * Makes the change and gives the document as it is then.
   *
   * @throws ConflictException if others keep being first until time is up
   */
  ModelDocument change(OrganizationId organization, ModelName model, Change change) {
    String key = Layout.document(organization, model);
    String id = UUID.randomUUID().toString();
    Attempts attempts = new Attempts(policy, pause);
    while (true) {
      Optional<StoredObject> stored = store.get(key);
      ModelDocument current =
          stored.map(object -> ModelDocumentJson.read(object.bytes())).orElse(ModelDocument.EMPTY);
      if (attempts.failed() > 0 && isMade(current, id)) {
        return current;
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      ModelDocument changed = change.apply(current, id, now);
      if (changed.equals(current)) {
        return current;
      }
      long generation = stored.map(StoredObject::generation).orElse(0L);
      try {
        store.put(
            key, ModelDocumentJson.write(changed), Precondition.generationMatches(generation));
        return changed;
      } catch (PreconditionFailedException e) {
        if (!attempts.pauseBeforeNext()) {
          throw new ConflictException(
              "Model \"" + model + "\" is being changed by many at once; nothing was changed", e);
        }
      } catch (UnavailableException e) {
        return madeAfterAll(key, id).orElseThrow(() -> e);
      }
    }
  }

  /** Looks once whether a write that seemed to fail has reached the store. */
  private Optional<ModelDocument> madeAfterAll(String key, String id) {
    try {
      return store
          .get(key)
          .map(stored -> ModelDocumentJson.read(stored.bytes()))
          .filter(document -> isMade(document, id));
    } catch (UnavailableException stillUnavailable) {
      return Optional.empty();
    }
  }

  private static boolean isMade(ModelDocument document, String id) {
    return document.history().stream().anyMatch(entry -> entry.id().equals(id));
  }
}
