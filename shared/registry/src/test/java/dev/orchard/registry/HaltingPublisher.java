package dev.orchard.registry;

import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;

import dev.orchard.model.Alias;
import dev.orchard.model.ConflictException;
import dev.orchard.model.VersionId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Publishes and promotes a version and dies on the way. Arguments: the folder, and the step to die
 * at, which is before or after one of the writes; or a negative number to go on until it is killed,
 * with a line of output for each promotion.
 */
final class HaltingPublisher {
  static final int DIED = 9;

  private HaltingPublisher() {}

  public static void main(String[] arguments) {
    int step = Integer.parseInt(arguments[1]);
    ObjectStore files = new FileObjectStore(Path.of(arguments[0]));
    if (step >= 0) {
      publishAndPromote(new Halting(files, step));
      return;
    }
    while (true) {
      try {
        System.out.println(publishAndPromote(files));
      } catch (ConflictException e) {
        // A hundred versions in one second are refused; the next second comes.
      }
    }
  }

  private static VersionId publishAndPromote(ObjectStore store) {
    ModelRegistry registry = new ModelRegistry(store, Clock.systemUTC());
    VersionId version = registry.publish(ORGANIZATION, MODEL, Samples.predicting(2));
    registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, "child", "");
    return version;
  }

  /** Ends the process at once, without shutdown hooks, at one boundary of its writes. */
  private static final class Halting implements ObjectStore {
    private final ObjectStore inner;
    private int left;

    Halting(ObjectStore inner, int steps) {
      this.inner = inner;
      this.left = steps;
    }

    private void step() {
      if (left-- == 0) {
        Runtime.getRuntime().halt(DIED);
      }
    }

    @Override
    public long put(String key, byte[] bytes, Precondition precondition) {
      step();
      long generation = inner.put(key, bytes, precondition);
      step();
      return generation;
    }

    @Override
    public Optional<StoredObject> get(String key) {
      return inner.get(key);
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
}
