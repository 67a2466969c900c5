package dev.orchard.functions.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.UnavailableException;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.Page;
import dev.orchard.registry.Precondition;
import dev.orchard.registry.StoredObject;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleModels;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.Severity;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees while storage cannot be read. */
@Timeout(60)
class FailingStorageTest {
  @TempDir Path folder;
  private final RecordedLog log = new RecordedLog();
  private Switchable store;
  private Installation installation;
  private PredictFunction function;

  @BeforeEach
  void open() {
    store = new Switchable(new FileObjectStore(folder));
    installation =
        Installation.open(
            Configuration.read(
                Map.of(
                    "ORCHARD_CACHE_REFRESH_SECONDS",
                    "0.1",
                    "ORCHARD_DEFAULT_MODEL",
                    SampleModels.PREDICTOR.value())),
            log.log(Severity.INFO),
            store,
            Clock.systemUTC());
    SampleModels.publish(installation.registry());
    function = new PredictFunction(installation);
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private FakeResponse ask() throws Exception {
    FakeResponse response = new FakeResponse();
    function.service(
        FakeRequest.post("/predict", "{\"features\": [10.5, 20.3, -5.2, 15.1, 8.9]}"), response);
    return response;
  }

  /** Asks until the background refresh has seen how storage is now; every answer must be good. */
  private void askUntilStaleIs(Optional<String> expected) throws Exception {
    Optional<String> stale;
    do {
      FakeResponse response = ask();
      assertThat(response.status()).as(response.text()).isEqualTo(200);
      stale = response.header("Orchard-Stale");
      Thread.onSpinWait();
    } while (!stale.equals(expected));
  }

  @Test
  @Tag("slow")
  void theLastGoodVersionServesAndSaysSoUntilStorageIsBack() throws Exception {
    String before = ask().text();
    store.fails = true;

    askUntilStaleIs(Optional.of("true"));
    assertThat(ask().text()).isEqualTo(before);
    assertThat(log.lines()).anyMatch(line -> line.contains("\"stale\":\"true\""));

    store.fails = false;
    askUntilStaleIs(Optional.empty());
  }

  @Test
  void withoutAnyVersionHeldTheAnswerSaysWhenToAskAgain() throws Exception {
    store.fails = true;
    FakeResponse response = ask();

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).hasValueSatisfying(s -> assertThat(s).isNotBlank());
    assertThat(response.header("Orchard-Stale")).isEmpty();
    assertThat(response.text()).doesNotContain("a secret");
  }

  /** A real store that can be made to fail. */
  private static final class Switchable implements ObjectStore {
    private final ObjectStore store;
    private volatile boolean fails;

    Switchable(ObjectStore store) {
      this.store = store;
    }

    private ObjectStore store() {
      if (fails) {
        throw new UnavailableException(
            "Storage cannot be used now",
            Duration.ofSeconds(5),
            new IllegalStateException("a secret"));
      }
      return store;
    }

    @Override
    public Optional<StoredObject> get(String key) {
      return store().get(key);
    }

    @Override
    public long put(String key, byte[] bytes, Precondition precondition) {
      return store().put(key, bytes, precondition);
    }

    @Override
    public boolean delete(String key, Precondition precondition) {
      return store().delete(key, precondition);
    }

    @Override
    public Page list(String prefix, String pageToken, int limit) {
      return store().list(prefix, pageToken, limit);
    }

    @Override
    public Page listFolders(String folder, String pageToken, int limit) {
      return store().listFolders(folder, pageToken, limit);
    }
  }
}
