package dev.orchard.registry;

import dev.orchard.model.OrchardException;
import dev.orchard.model.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The right to train a model, held by one run at a time for as long as it keeps renewing it. For
 * many threads.
 *
 * <p>A holder that is paused for longer than the lease lasts may lose it without noticing. It
 * learns of that when it renews or when it is asked by {@link #requireHeld}.
 */
public final class Lease implements Fence, AutoCloseable {
  /** Each failed attempt means that somebody else wrote, which nobody does often. */
  private static final int ATTEMPTS = 10;

  private final ObjectStore store;
  private final String key;
  private final Clock clock;
  private final Duration duration;
  private final RunId run;
  private final String owner;

  Lease(ObjectStore store, String key, Clock clock, Duration duration, RunId run, String owner) {
    this.store = store;
    this.key = key;
    this.clock = clock;
    this.duration = duration;
    this.run = run;
    this.owner = owner;
  }

  public RunId run() {
    return run;
  }

  /** How long it lasts from each renewal. */
  public Duration duration() {
    return duration;
  }

  /**
   * Prolongs the lease, also one that has expired without being taken over.
   *
   * @return who asked for the holder to stop, if anybody did
   * @throws LeaseLostException if somebody else holds it now
   * @throws dev.orchard.model.UnavailableException if storage fails; the lease may well be held
   */
  public Optional<String> renew() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      StoredObject stored = stored();
      LeaseDocument own = own(stored);
      byte[] renewed = own.renewedUntil(clock.instant().plus(duration)).write();
      try {
        store.put(key, renewed, Precondition.generationMatches(stored.generation()));
        return own.stopRequestedBy();
      } catch (PreconditionFailedException e) {
        // Somebody asked for a stop, or took the lease over: reading again tells.
      }
    }
    throw new LeaseLostException(run);
  }

  /**
   * Passes if nobody has taken the lease over.
   *
   * @throws LeaseLostException if somebody has
   */
  @Override
  public void requireHeld() {
    own(stored());
  }

  private StoredObject stored() {
    return store.get(key).orElseThrow(() -> new LeaseLostException(run));
  }

  private LeaseDocument own(StoredObject stored) {
    return LeaseDocument.read(stored.bytes())
        .filter(document -> document.owner().equals(owner))
        .orElseThrow(() -> new LeaseLostException(run));
  }

  /** Gives the lease back, if it is held still. If storage fails it expires by itself. */
  @Override
  public void close() {
    try {
      StoredObject stored = stored();
      own(stored);
      store.delete(key, Precondition.generationMatches(stored.generation()));
    } catch (OrchardException e) {
      System.getLogger(Lease.class.getName())
          .log(System.Logger.Level.DEBUG, "A lease was not given back", e);
    }
  }
}
