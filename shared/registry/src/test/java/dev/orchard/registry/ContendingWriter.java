package dev.orchard.registry;

import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;

import dev.orchard.model.Alias;
import dev.orchard.model.ConflictException;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.ModelDocument;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Moves one pointer to and fro, beside others of its kind, and says at its end which moves it was
 * told were accepted. Arguments: the store, an endpoint or -, the writer's name, seconds, threads.
 */
final class ContendingWriter {
  private final ModelRegistry registry;
  private final String name;
  private final long deadline;
  private final List<String> accepted = new ArrayList<>();

  private ContendingWriter(ModelRegistry registry, String name, long deadline) {
    this.registry = registry;
    this.name = name;
    this.deadline = deadline;
  }

  public static void main(String[] arguments) throws InterruptedException {
    Optional<URI> endpoint =
        arguments[1].equals("-") ? Optional.empty() : Optional.of(URI.create(arguments[1]));
    ObjectStore store = ObjectStores.open(StoreLocation.parse(arguments[0], endpoint));
    ModelRegistry registry = new ModelRegistry(store, Clock.systemUTC());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[3]));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
      ContendingWriter writer = new ContendingWriter(registry, arguments[2] + "." + i, deadline);
      Thread thread = new Thread(writer::run);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.exit(0);
  }

  private void run() {
    List<VersionId> versions = registry.versions(ORGANIZATION, MODEL);
    Random random = new Random(name.hashCode());
    for (int move = 0; System.nanoTime() < deadline; move++) {
      tryMove(versions.get(random.nextInt(versions.size())), Integer.toString(move));
    }
    synchronized (System.out) {
      accepted.forEach(System.out::println);
    }
  }

  private void tryMove(VersionId version, String move) {
    try {
      ModelDocument document =
          registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, name, move);
      document.history().stream()
          .filter(entry -> entry.who().equals(name) && entry.reason().equals(move))
          .forEach(entry -> accepted.add(entry.id()));
    } catch (ConflictException | UnavailableException e) {
      // Told that nothing was changed, so the history must not have it.
    }
  }
}
