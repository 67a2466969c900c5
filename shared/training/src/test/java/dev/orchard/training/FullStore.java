package dev.orchard.training;

import dev.orchard.model.UnavailableException;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.Page;
import dev.orchard.registry.Precondition;
import dev.orchard.registry.StoredObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** A store that has no room left for some objects. */
final class FullStore implements ObjectStore {
  private final ObjectStore inner;
  private volatile Predicate<String> full = key -> false;

  FullStore(ObjectStore inner) {
    this.inner = inner;
  }

  void fillUpAt(Predicate<String> keys) {
    full = keys;
  }

  @Override
  public Optional<StoredObject> get(String key) {
    return inner.get(key);
  }

  @Override
  public long put(String key, byte[] bytes, Precondition precondition) {
    if (full.test(key)) {
      throw new UnavailableException(
          "Storage cannot be used now",
          Duration.ofSeconds(5),
          new IOException("No space left on device"));
    }
    return inner.put(key, bytes, precondition);
  }

  @Override
  public boolean delete(String key, Precondition precondition) {
    return inner.delete(key, precondition);
  }

  @Override
  public Page list(String prefix, String pageToken, int limit) {
    return inner.list(prefix, pageToken, limit);
  }

  @Override
  public Page listFolders(String prefix, String pageToken, int limit) {
    return inner.listFolders(prefix, pageToken, limit);
  }
}
