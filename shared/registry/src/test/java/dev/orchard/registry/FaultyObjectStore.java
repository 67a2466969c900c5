package dev.orchard.registry;

import dev.orchard.model.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Another store that fails, alters what it gives, or calls back when told to, and counts reads. */
final class FaultyObjectStore implements ObjectStore {
  private final ObjectStore inner;
  private final Map<String, Integer> reads = new ConcurrentHashMap<>();
  private volatile boolean broken;
  private volatile boolean empty;
  private volatile Runnable beforeGet = () -> {};
  private volatile UnaryOperator<Optional<StoredObject>> alteration = UnaryOperator.identity();

  FaultyObjectStore(ObjectStore inner) {
    this.inner = inner;
  }

  void breakDown() {
    broken = true;
  }

  /** Looks as if nothing had ever been stored, like a disk that is not mounted. */
  void empty() {
    empty = true;
  }

  void recover() {
    broken = false;
    empty = false;
    alteration = UnaryOperator.identity();
  }

  void beforeGet(Runnable action) {
    beforeGet = action;
  }

  void alter(UnaryOperator<Optional<StoredObject>> change) {
    alteration = change;
  }

  /** How often objects whose key ends so were read. */
  int readsOf(String keyEnd) {
    return reads.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(keyEnd))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  @Override
  public Optional<StoredObject> get(String key) {
    reads.merge(key, 1, Integer::sum);
    beforeGet.run();
    requireWorking();
    return empty ? Optional.empty() : alteration.apply(inner.get(key));
  }

  @Override
  public long put(String key, byte[] bytes, Precondition precondition) {
    requireWorking();
    return inner.put(key, bytes, precondition);
  }

  @Override
  public boolean delete(String key, Precondition precondition) {
    requireWorking();
    return inner.delete(key, precondition);
  }

  @Override
  public Page list(String prefix, String pageToken, int limit) {
    requireWorking();
    return empty ? new Page(List.of(), "") : inner.list(prefix, pageToken, limit);
  }

  @Override
  public Page listFolders(String folder, String pageToken, int limit) {
    requireWorking();
    return inner.listFolders(folder, pageToken, limit);
  }

  private void requireWorking() {
    if (broken) {
      throw new UnavailableException("Storage cannot be reached now", Duration.ofSeconds(5));
    }
  }
}
