package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchard.model.spec.Source;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.ObjectStores;
import dev.orchard.registry.Precondition;
import dev.orchard.registry.StoreLocation;
import dev.orchard.registry.StoreLocation.Bucket;
import dev.orchard.registry.testing.FakeCloudStorage;
import dev.orchard.registry.testing.Fault;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Cloud Storage, from a server that stands in for it. */
class FetchedFilesTest {
  private final FakeCloudStorage fake = FakeCloudStorage.start(0, "data", "other");
  @TempDir private Path folder;

  @BeforeEach
  void putObjects() {
    try (ObjectStore store = ObjectStores.open(bucket("data", ""))) {
      put(store, "leads/year=2025/a.csv", "age,y\n1,no\n2,yes\n");
      put(store, "leads/year=2026/b.csv", "age,y\n3,no\n");
      put(store, "leads/year=2026/c.txt", "age,y\n4,no\n");
      put(store, "secret/d.csv", "age,y\n5,no\n");
    }
  }

  private static void put(ObjectStore store, String key, String text) {
    store.put(key, text.getBytes(StandardCharsets.UTF_8), Precondition.none());
  }

  private Bucket bucket(String name, String prefix) {
    return (Bucket)
        StoreLocation.parse("gs://" + name + "/" + prefix, Optional.of(fake.endpoint()));
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void readsAnObjectOfABucket() {
    assertThat(read("select age, y from 'gs://data/leads/year=2025/a.csv'").rowCount())
        .isEqualTo(2);
  }

  @Test
  void readsEveryObjectThatFitsAPattern() {
    TrainingTable table =
        read("select year as age, y from read_csv('gs://data/leads/*/*.csv') order by age");

    assertThat(((Column.Numbers) table.features().get(0)).values())
        .containsExactly(2025, 2025, 2026);
  }

  @Test
  void readsOnlyWhereTheInstallationLetsSpecsRead() {
    for (String place :
        List.of("gs://data/secret/d.csv", "gs://data/*/d.csv", "gs://other/leads/a.csv")) {
      assertThat(failure("select age, y from '" + place + "'").reason())
          .as(place)
          .isEqualTo(Reason.ACCESS_REFUSED);
    }
  }

  @Test
  void tellsThatThereIsNoSuchObject() {
    for (String place : List.of("gs://data/leads/x.csv", "gs://data/leads/x*.csv")) {
      TrainingException failure = failure("select age, y from '" + place + "'");
      assertThat(failure.reason()).isEqualTo(Reason.QUERY_FAILED);
      assertThat(failure).hasMessageContaining(place);
    }
  }

  @Test
  void refusesNamesThatNoObjectOfOursMayHave() {
    assertThat(failure("select age, y from 'gs://data/leads/../secret/d.csv'").reason())
        .isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void fetchesAnewWhenTheConnectionBreaksHalfway() {
    fake.inject(new Fault.BreakHalfway());

    assertThat(read("select age, y from 'gs://data/leads/year=2025/a.csv'").rowCount())
        .isEqualTo(2);
  }

  @Test
  void copiesNoMoreThanItMayAndLeavesNothingBehind() {
    Path copies;
    try (FetchedFiles fetched =
        new FetchedFiles(allowed(), ProgressListener.none(), "age,y\n1,no\n2,yes\n".length())) {
      copies = fetched.folder();
      fetched.local("gs://data/leads/year=2025/a.csv");
      TrainingException failure =
          catchThrowableOfType(
              TrainingException.class, () -> fetched.local("gs://data/leads/year=2026/b.csv"));
      assertThat(failure.reason()).isEqualTo(Reason.OUT_OF_SPACE);
      assertThat(copies.resolve("data/leads/year=2025/a.csv")).exists();
    }
    assertThat(Files.exists(copies)).isFalse();
  }

  private DataBuckets allowed() {
    return DataBuckets.of(List.of(bucket("data", "leads/")));
  }

  private TrainingException failure(String query) {
    return catchThrowableOfType(TrainingException.class, () -> read(query));
  }

  private TrainingTable read(String query) {
    return new DuckDbSource(new Source.Files(query), folder, new DuckDbLimits(256, 1), allowed())
        .read(TrainingSourceContract.request("acme", 1, "age"), ProgressListener.none());
  }
}
