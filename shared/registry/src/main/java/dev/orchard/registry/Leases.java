package dev.orchard.registry;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets one run at a time, of all processes on a store, train a model: an object for each model,
 * written by compare-and-set only, that names its holder and expires unless it is renewed (Gray and
 * Cheriton, "Leases", 1989).
 *
 * <p>Processes' clocks should agree to well within the duration. If they do not, a lease may be
 * taken over from a holder that lives: it then loses its work, but cannot change the model, as it
 * is asked for its {@link Lease} before (Kleppmann, "How to do distributed locking", 2016).
 */
public final class Leases {
  /** Each failed attempt means that somebody else wrote, which nobody does often. */
  private static final int ATTEMPTS = 10;

  private final ObjectStore store;
  private final Clock clock;
  private final Duration duration;

  /**
   * Leases on a store.
   *
   * @param duration how long a holder may be silent
   */
  public Leases(ObjectStore store, Clock clock, Duration duration) {
    this.store = store;
    this.clock = clock;
    this.duration = duration;
  }

  /** What came of asking for a lease. */
  public sealed interface Answer {}

  /**
   * It is held now.
   *
   * @param before the run whose holder fell silent, if the lease was taken over from one
   */
  public record Acquired(Lease lease, Optional<RunId> before) implements Answer {}

  /** Somebody else holds it, for this run. */
  public record Held(RunId run) implements Answer {}

  /**
   * Takes the lease of a model for a run, unless somebody else holds it.
   *
   * @throws UnavailableException if storage fails
   */
  public Answer acquire(OrganizationId organization, ModelName model, RunId run) {
    String key = Layout.lease(organization, model);
    String owner = UUID.randomUUID().toString();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<StoredObject> stored = store.get(key);
      Optional<LeaseDocument> other = stored.flatMap(object -> LeaseDocument.read(object.bytes()));
      if (other.isPresent() && other.get().isLive(clock.instant())) {
        return new Held(other.get().run());
      }
      if (take(key, owner, run, stored.map(StoredObject::generation).orElse(0L))) {
        Lease lease = new Lease(store, key, clock, duration, run, owner);
        return new Acquired(lease, other.map(LeaseDocument::run));
      }
    }
    throw new UnavailableException("Too many want to train at once", Duration.ofSeconds(1));
  }

  private boolean take(String key, String owner, RunId run, long generation) {
    LeaseDocument document =
        new LeaseDocument(owner, run, clock.instant().plus(duration), Optional.empty());
    try {
      store.put(key, document.write(), Precondition.generationMatches(generation));
      return true;
    } catch (PreconditionFailedException e) {
      return false;
    } catch (UnavailableException e) {
      if (holder(key).filter(found -> found.owner().equals(owner)).isPresent()) {
        return true; // Only the answer was lost.
      }
      throw e;
    }
  }

  private Optional<LeaseDocument> holder(String key) {
    return store.get(key).flatMap(object -> LeaseDocument.read(object.bytes()));
  }

  /** Whether the run holds the model's lease, and was heard of in time. */
  public boolean isHeldBy(OrganizationId organization, ModelName model, RunId run) {
    return holder(Layout.lease(organization, model))
        .filter(found -> found.run().equals(run) && found.isLive(clock.instant()))
        .isPresent();
  }

  /**
   * Asks the holder to stop, which it learns when it renews next.
   *
   * @return whether the run held the lease, and so will learn of it
   */
  public boolean requestStop(OrganizationId organization, ModelName model, RunId run, String who) {
    String key = Layout.lease(organization, model);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<StoredObject> stored = store.get(key);
      Optional<LeaseDocument> held =
          stored
              .flatMap(object -> LeaseDocument.read(object.bytes()))
              .filter(found -> found.run().equals(run) && found.isLive(clock.instant()));
      if (held.isEmpty()) {
        return false;
      }
      try {
        store.put(
            key,
            held.get().stopRequested(who).write(),
            Precondition.generationMatches(stored.get().generation()));
        return true;
      } catch (PreconditionFailedException e) {
        // It was renewed in between.
      }
    }
    throw new UnavailableException("The run is hard to reach", Duration.ofSeconds(1));
  }
}
