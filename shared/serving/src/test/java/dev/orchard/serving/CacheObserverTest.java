package dev.orchard.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.registry.CacheFailure;
import dev.orchard.web.observation.Metrics;
import dev.orchard.web.observation.Severity;
import dev.orchard.web.testing.RecordedLog;
import org.junit.jupiter.api.Test;

class CacheObserverTest {
  private final RecordedLog log = new RecordedLog();
  private final CacheObserver observer = new CacheObserver(log.log(Severity.INFO), new Metrics());
  private final ModelReference reference =
      ModelReference.champion(new OrganizationId("acme"), new ModelName("leads"));

  @Test
  void tellsTheLogWhichModelCouldNotBeReadAndWhy() {
    observer.failed(
        reference, CacheFailure.STORAGE_UNAVAILABLE, new IllegalStateException("no route"));

    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains(
            "\"severity\":\"WARNING\"",
            "\"cache_failure\":\"storage_unavailable\"",
            "\"organization\":\"acme\"",
            "\"model\":\"leads\"");
  }

  @Test
  void logsNothingOfModelsThatAreNotThere() {
    observer.failed(reference, CacheFailure.NOT_FOUND, new IllegalStateException("none"));

    assertThat(log.lines()).isEmpty();
  }
}
