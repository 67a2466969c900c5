package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.spec.Gate;
import dev.orchard.model.spec.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateDecisionTest {
  private static final Optional<Gate> AS_GOOD =
      Optional.of(new Gate(Metric.ROC_AUC, OptionalDouble.empty(), 0));
  private static final Map<Metric, Double> CANDIDATE = Map.of(Metric.ROC_AUC, 0.8);

  @Test
  void comparesWithAChampionMeasuredOnTheSameRows() {
    GateDecision decision =
        GateDecision.of(AS_GOOD, CANDIDATE, measuredHere(Map.of(Metric.ROC_AUC, 0.75)));

    assertThat(decision.passed()).isTrue();
    assertThat(decision.reason())
        .isEqualTo(
            "Passed the gate: roc_auc 0.8000 against the champion's 0.7500 on the same held-out"
                + " rows.");
  }

  @Test
  void saysThatAStoredMeasureIsOfOtherRows() {
    GateDecision passed = GateDecision.of(AS_GOOD, CANDIDATE, stored(Map.of(Metric.ROC_AUC, 0.75)));
    GateDecision lost = GateDecision.of(AS_GOOD, CANDIDATE, stored(Map.of(Metric.ROC_AUC, 0.85)));

    assertThat(passed.passed()).isTrue();
    assertThat(passed.reason())
        .startsWith("Passed the gate: roc_auc 0.8000 against the champion's 0.7500 as stored by")
        .doesNotContain("same held-out rows");
    assertThat(lost.passed()).isFalse();
    assertThat(lost.reason())
        .startsWith("Lost by 0.0500: roc_auc 0.8000 against the champion's 0.8500 as stored by")
        .doesNotContain("same held-out rows");
  }

  @Test
  void saysThatTheChampionHasNoSuchMeasureStored() {
    GateDecision decision = GateDecision.of(AS_GOOD, CANDIDATE, stored(Map.of(Metric.R2, 0.9)));

    assertThat(decision.passed()).isTrue();
    assertThat(decision.reason())
        .startsWith("Passed the gate without a comparison: roc_auc 0.8000;")
        .contains("the champion has no roc_auc as stored by its own training");
  }

  @Test
  void saysThatTheChampionsMeasureIsUndefinedOnTheSameRows() {
    GateDecision decision = GateDecision.of(AS_GOOD, CANDIDATE, measuredHere(Map.of()));

    assertThat(decision.passed()).isTrue();
    assertThat(decision.reason()).contains("the champion has no roc_auc on the same held-out rows");
  }

  @Test
  void passesNoCandidateWhoseMeasureIsUndefinedOverAChampion() {
    GateDecision decision =
        GateDecision.of(AS_GOOD, Map.of(), measuredHere(Map.of(Metric.ROC_AUC, 0.75)));

    assertThat(decision.passed()).isFalse();
    assertThat(decision.reason())
        .isEqualTo("roc_auc undefined on the held-out rows, and so the gate is missed.");
  }

  private static Optional<ChampionMeasures> measuredHere(Map<Metric, Double> measures) {
    return Optional.of(new ChampionMeasures.MeasuredHere(measures));
  }

  private static Optional<ChampionMeasures> stored(Map<Metric, Double> measures) {
    return Optional.of(new ChampionMeasures.Stored(measures));
  }
}
