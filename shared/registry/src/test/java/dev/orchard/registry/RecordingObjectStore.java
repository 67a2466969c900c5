package dev.orchard.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers the keys that were written, in order. */
final class RecordingObjectStore implements ObjectStore {
  private final ObjectStore inner;
  private final List<String> puts = new ArrayList<>();

  RecordingObjectStore(ObjectStore inner) {
    this.inner = inner;
  }

  List<String> puts() {
    return List.copyOf(puts);
  }

  @Override
  public Optional<StoredObject> get(String key) {
    return inner.get(key);
  }

  @Override
  public long put(String key, byte[] bytes, Precondition precondition) {
    puts.add(key);
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
  public Page listFolders(String folder, String pageToken, int limit) {
    return inner.listFolders(folder, pageToken, limit);
  }
}
