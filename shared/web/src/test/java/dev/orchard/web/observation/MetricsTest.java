package dev.orchard.web.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  private String text() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    metrics.write(output);
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesItsNamesAsPrometheusReadsThem() throws IOException {
    metrics.predictions("m", "v", "o", "ok", 2);
    metrics.predictionLatency("m", "o", 0.003);
    metrics.training("succeeded");
    metrics.gauge("ml_cache_models", "Models held in memory.", () -> 3);
    metrics.counter("ml_cache_loads_total", "Versions loaded.", () -> 4);
    assertThat(text())
        .contains("# TYPE ml_predictions_total counter")
        .contains(
            "ml_prediction_latency_seconds_bucket{model=\"m\",organization=\"o\",le=\"0.005\"} 1")
        .contains("ml_model_training_total{status=\"succeeded\"} 1.0")
        .contains("ml_cache_models 3.0")
        .contains("ml_cache_loads_total 4.0");
  }

  @Test
  void countsEverythingBeyondItsBoundAsOther() throws IOException {
    for (int i = 0; i < Metrics.MOST_SERIES + 50; i++) {
      metrics.predictions("m" + i, "v", "o", "ok", 1);
      metrics.predictionLatency("m" + i, "o", 0.001);
    }
    assertThat(text().lines().filter(line -> line.startsWith("ml_predictions_total{")))
        .hasSize(Metrics.MOST_SERIES + 1);
    assertThat(text()).contains("model=\"other\"");
  }

  @Test
  void sharesNothingWithAnotherInstance() throws IOException {
    new Metrics().training("failed");
    assertThat(text()).doesNotContain("failed");
  }
}
