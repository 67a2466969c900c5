package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
  @ParameterizedTest
  @ValueSource(strings = {"test_rmse", "rmse", "test_RMSEMetric", "RMSEMetric", "RMSE"})
  void knowsAMetricByEverySpelling(String name) {
    assertThat(Metric.ofSpelling(name)).contains(Metric.RMSE);
  }

  @Test
  void knowsEveryMetricByItsWordAndAsTheForecastingPortfolioSpellsIt() {
    for (Metric metric : Metric.values()) {
      String word = metric.word();
      assertThat(Metric.ofSpelling(word)).contains(metric);
      assertThat(Metric.ofSpelling("test_" + word)).contains(metric);
      assertThat(Metric.ofSpelling("test_" + metric.name() + "Metric")).contains(metric);
    }
  }

  @Test
  void knowsTheShortWords() {
    assertThat(Metric.ofSpelling("f1")).contains(Metric.F1_SCORE);
    assertThat(Metric.ofSpelling("AUC")).contains(Metric.ROC_AUC);
    assertThat(Metric.ofSpelling("logloss")).contains(Metric.LOG_LOSS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "metric", "test_", "speed", "rmsemetricmetric"})
  void knowsNoOther(String name) {
    assertThat(Metric.ofSpelling(name)).isEmpty();
  }
}
