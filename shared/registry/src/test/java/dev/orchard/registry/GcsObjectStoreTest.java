package dev.orchard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.UnavailableException;
import dev.orchard.registry.testing.FakeCloudStorage;
import dev.orchard.registry.testing.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GcsObjectStoreTest extends ObjectStoreContract {
  private final FakeCloudStorage fake = FakeCloudStorage.start(0, "bucket");
  private final AtomicLong nanos = new AtomicLong();

  @Override
  ObjectStore open() {
    return open("bucket");
  }

  private ObjectStore open(String bucket) {
    Pause pause = new CountedPause(nanos, Duration.ofSeconds(1));
    return new GcsObjectStore(
        new GcsConnection(Optional.of(fake.endpoint())),
        bucket,
        "some/prefix/",
        RetryPolicy.CALLS,
        pause);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void readsBytesAndGenerationInOneRequest() {
    ObjectStore store = open();
    store.put("key", bytes("one"), Precondition.none());
    int before = fake.requestCount();

    store.get("key");

    assertThat(fake.requestCount() - before).isEqualTo(1);
  }

  @Test
  void triesAgainWhenStorageIsBusyOrInTroubleOrTheConnectionBreaks() {
    ObjectStore store = open();
    fake.inject(new Fault.Status(429));
    fake.inject(new Fault.Status(503));
    fake.inject(new Fault.BreakBefore());
    store.put("key", bytes("one"), Precondition.mustNotExist());
    fake.inject(new Fault.Status(500));
    fake.inject(new Fault.BreakHalfway());

    assertThat(store.get("key").orElseThrow().bytes()).isEqualTo(bytes("one"));
  }

  @Test
  void copiesAnewWhenTheConnectionBreaksHalfway(@TempDir Path folder) throws IOException {
    ObjectStore store = open();
    store.put("key", bytes("whole"), Precondition.none());
    fake.inject(new Fault.BreakHalfway());
    Path file = folder.resolve("copy");

    assertThat(store.copyTo("key", file, 5)).hasValue(5);
    assertThat(file).hasContent("whole");
  }

  @Test
  void triesNoLongerWhereTheFileCannotBeWritten(@TempDir Path folder) {
    ObjectStore store = open();
    store.put("key", bytes("whole"), Precondition.none());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store.copyTo("key", folder.resolve("missing/copy"), 5));
  }

  @Test
  void knowsItsOwnWriteWhoseAnswerWasLost() {
    ObjectStore store = open();
    fake.inject(new Fault.BreakAfter());

    long generation = store.put("key", bytes("one"), Precondition.mustNotExist());

    assertThat(store.get("key").orElseThrow().generation()).isEqualTo(generation);
  }

  @Test
  void knowsItsOwnDeleteWhoseAnswerWasLost() {
    ObjectStore store = open();
    long generation = store.put("key", bytes("one"), Precondition.none());
    fake.inject(new Fault.BreakAfter());

    assertThat(store.delete("key", Precondition.generationMatches(generation))).isTrue();
  }

  @Test
  void doesNotTakeTheWriteOfAnotherForItsOwn() {
    ObjectStore store = open();
    store.put("key", bytes("another's"), Precondition.mustNotExist());
    fake.inject(new Fault.Status(503));

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> store.put("key", bytes("own"), Precondition.mustNotExist()));
  }

  @Test
  void givesUpAfterABoundedTime() {
    ObjectStore store = open();
    for (int i = 0; i < 100; i++) {
      fake.inject(new Fault.Status(503));
    }

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store.get("key"))
        .withMessage("Storage cannot be reached now");
    assertThat(Duration.ofNanos(nanos.get())).isLessThan(RetryPolicy.CALLS.total().plusSeconds(5));
  }

  @Test
  void doesNotRepeatWhatIsForbidden() {
    ObjectStore store = open();
    fake.inject(new Fault.Status(403));
    int before = fake.requestCount();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store.get("key"))
        .withMessage("Storage refuses access");
    assertThat(fake.requestCount() - before).isEqualTo(1);
  }

  @Test
  void doesNotTakeABucketThatIsMissingForAnEmptyOne() {
    ObjectStore store = open("missing");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store.get("key"))
        .withMessage("The storage bucket does not exist");
  }
}
