package dev.orchard.functions.train;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of trainings under way when the process ends. */
@Timeout(60)
class TrainingsTest {
  private static final ModelSpec SPEC =
      ModelSpecReader.read(
          """
          name: price
          task: regression
          label: {name: y}
          features: [{name: x, type: number}]
          source: {query: "select 1 as x, 2 as y"}
          """,
          "price.yaml");

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
    Stoppable work =
        new Stoppable() {
          @Override
          Run end(Run run) {
            throw new UnavailableException("The store is away", Duration.ofSeconds(1), null);
          }
        };
    close(work);

    assertThat(work.abandoned).isDone();
  }

  /** Begins the work, waits until it is under way, and ends the process. */
  private static void close(Stoppable work) throws InterruptedException {
    Trainer trainer = (found, organization) -> new Trainer.Begun(work.run, work);
    try (Trainings trainings = new Trainings(trainer, event -> {}, new Metrics())) {
      trainings.ask(new SpecLibrary.Found(SPEC, Path.of(".")), OrganizationId.DEFAULT, "ann");
      work.begun.await();
    }
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
            SPEC.name(),
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
}
