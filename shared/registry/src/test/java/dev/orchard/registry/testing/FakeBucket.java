package dev.orchard.registry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The objects of one bucket. A lock around each call makes every change atomic. */
final class FakeBucket {
  private final NavigableMap<String, FakeObject> objects = new TreeMap<>();
  private long lastGeneration;

  /** The generation of the object is not the expected one. */
  static final class StaleGenerationException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Names and the folders in between, and the token of the next page; empty at the end. */
  record Listing(List<FakeObject> objects, List<String> folders, String nextPageToken) {}

  synchronized Optional<FakeObject> get(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  synchronized FakeObject put(
      String name, FakeObject.Content content, Optional<Long> expectedGeneration)
      throws StaleGenerationException {
    require(name, expectedGeneration);
    lastGeneration = Math.max(lastGeneration + 1, System.currentTimeMillis() * 1_000);
    FakeObject object = new FakeObject(name, content, lastGeneration);
    objects.put(name, object);
    return object;
  }

  synchronized boolean delete(String name, Optional<Long> expectedGeneration)
      throws StaleGenerationException {
    if (!objects.containsKey(name)) {
      return false;
    }
    require(name, expectedGeneration);
    return objects.remove(name) != null;
  }

  synchronized Listing list(String prefix, Optional<String> delimiter, String after, int limit) {
    List<FakeObject> found = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>();
    String last = "";
    for (Map.Entry<String, FakeObject> entry : objects.tailMap(prefix, true).entrySet()) {
      String name = entry.getKey();
      if (!name.startsWith(prefix)) {
        break;
      }
      int end = delimiter.map(d -> name.indexOf(d, prefix.length())).orElse(-1);
      String shown = end < 0 ? name : name.substring(0, end + 1);
      if (shown.compareTo(after) <= 0 || folders.contains(shown)) {
        continue;
      }
      if (found.size() + folders.size() == limit) {
        return new Listing(found, List.copyOf(folders), last);
      }
      last = shown;
      if (end < 0) {
        found.add(entry.getValue());
      } else {
        folders.add(shown);
      }
    }
    return new Listing(found, List.copyOf(folders), "");
  }

  private void require(String name, Optional<Long> expected) throws StaleGenerationException {
    long current = get(name).map(FakeObject::generation).orElse(0L);
    if (expected.isPresent() && expected.get() != current) {
      throw new StaleGenerationException();
    }
  }
}
