package dev.orchard.functions.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.web.observation.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of trainings under way when the process ends. */
@Timeout(60)
class TrainingsTest {
  private static SpecLibrary.Found spec(String name) {
    ModelSpec spec =
        ModelSpecReader.read(
            """
            name: %s
            task: regression
            label: {name: y}
            features: [{name: x, type: number}]
            source: {query: "select 1 as x, 2 as y"}
            """
                .formatted(name),
            name + ".yaml");
    return new SpecLibrary.Found(spec, Path.of("."));
  }

  @Test
  void areNotInterruptedWhileTheyStoreTheirEnd() throws Exception {
    CompletableFuture<Boolean> storedUndisturbed = new CompletableFuture<>();
    Stoppable work =
        new Stoppable() {
          @Override
          Run end(Run run) {
            storedUndisturbed.complete(sleepsOn());
            return run.ended(Run.Status.INTERRUPTED, Instant.EPOCH, "stopped");
          }
        };
    close(work);

    assertThat(storedUndisturbed).isCompletedWithValue(true);
    assertThat(work.abandoned).isNotDone();
  }

  @Test
  void areMarkedIfTheirEndCouldNotBeStored() throws Exception {
    Stoppable work = new Unstorable();
    close(work);

    assertThat(work.abandoned).isDone();
  }

  @Test
  void areMarkedThoughAnotherCannotBe() throws Exception {
    Stoppable first = new Unstorable();
    Stoppable second = new Unstorable();
    // Once the one that cannot be marked has its turn before the other.
    close(first, new Unmarkable());
    close(new Unmarkable(), second);

    assertThat(first.abandoned).isDone();
    assertThat(second.abandoned).isDone();
  }

  /** Begins works, waits until they are under way, and ends the process. */
  private static void close(Stoppable... works) throws InterruptedException {
    Iterator<Stoppable> next = List.of(works).iterator();
    Trainer trainer = (found, organization) -> begun(next.next());
    try (Trainings trainings = new Trainings(trainer, event -> {}, new Metrics())) {
      for (int i = 0; i < works.length; i++) {
        trainings.ask(spec("price-" + i), OrganizationId.DEFAULT, "ann");
        works[i].begun.await();
      }
    }
  }

  private static Trainer.Begun begun(Stoppable work) {
    return new Trainer.Begun(work.run, work);
  }

  private static boolean sleepsOn() {
    try {
      TimeUnit.MILLISECONDS.sleep(300);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Is under way until it is stopped, and then ends as each test has it. */
  private abstract static class Stoppable implements Trainer.Work {
    private final Run run =
        Run.started(
            RunId.at(Instant.EPOCH, 1),
            OrganizationId.DEFAULT,
            new ModelName("price"),
            Instant.EPOCH,
            Map.of());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<String> stopped = new CompletableFuture<>();
    private final CompletableFuture<String> abandoned = new CompletableFuture<>();

    abstract Run end(Run run);

    @Override
    public Run finish(String who) {
      begun.countDown();
      stopped.join(); // Goes on waiting if the thread is interrupted.
      return end(run);
    }

    @Override
    public void stop(String why) {
      stopped.complete(why);
    }

    @Override
    public void abandon(String why) {
      abandoned.complete(why);
    }
  }

  private static class Unstorable extends Stoppable {
    @Override
    Run end(Run run) {
      throw new UnavailableException("The store is away", Duration.ofSeconds(1), null);
    }
  }

  private static final class Unmarkable extends Unstorable {
    @Override
    public void abandon(String why) {
      throw new UnavailableException("The store is away", Duration.ofSeconds(1), null);
    }
  }
}
