package dev.orchard.registry;

import dev.orchard.model.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Lets one thread do what several want done at once; the others wait for its outcome. Nothing is
 * remembered once it is done.
 */
final class SingleFlight<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /** Does the work, or waits for the thread that does it under the same key. */
  V fly(K key, Supplier<V> work) {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> other = flights.putIfAbsent(key, own);
    if (other != null) {
      return await(other);
    }
    try {
      V outcome = work.get();
      own.complete(outcome);
      return outcome;
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key, own);
    }
  }

  private static <V> V await(CompletableFuture<V> flight) {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("Waiting was cut short", Duration.ofSeconds(1), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Another thread failed to do the same", e.getCause());
    }
  }
}
