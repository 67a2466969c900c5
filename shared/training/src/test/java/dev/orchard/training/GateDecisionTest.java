package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.spec.Gate;
import dev.orchard.model.spec.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateDecisionTest {
  private static final List<Gate> AS_GOOD =
      List.of(new Gate(Metric.ROC_AUC, OptionalDouble.empty(), 0));
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

  @Test
  void asksAFirstVersionForTheAbsoluteBoundAlone() {
    List<Gate> gates = List.of(new Gate(Metric.ROC_AUC, OptionalDouble.of(0.7), 0.5));

    assertThat(GateDecision.of(gates, CANDIDATE, Optional.empty()))
        .isEqualTo(new GateDecision(true, "There was no champion; roc_auc 0.8000."));
    assertThat(GateDecision.of(gates, Map.of(Metric.ROC_AUC, 0.65), Optional.empty()))
        .isEqualTo(
            new GateDecision(
                false,
                "There is no champion, but roc_auc 0.6500 misses the gate's bound of 0.7000 by"
                    + " 0.0500."));
  }

  @Test
  void asksForAShareOfTheChampionsValueAsWell() {
    List<Gate> tenth = List.of(new Gate(Metric.ROC_AUC, OptionalDouble.empty(), 0, 0.1));

    assertThat(
            GateDecision.of(tenth, CANDIDATE, measuredHere(Map.of(Metric.ROC_AUC, 0.72))).passed())
        .isTrue();
    GateDecision lost =
        GateDecision.of(tenth, CANDIDATE, measuredHere(Map.of(Metric.ROC_AUC, 0.75)));
    assertThat(lost.passed()).isFalse();
    assertThat(lost.reason())
        .startsWith("Lost by 0.0250: roc_auc 0.8000 against the champion's 0.7500")
        .endsWith("asks for an improvement of 0.0750 (10.00 % of the champion's).");
  }

  @Test
  void turnsTheRelativeChangeRoundWhereLowerIsBetter() {
    List<Gate> tenth = List.of(new Gate(Metric.RMSE, OptionalDouble.of(120), 0, 0.1));
    Optional<ChampionMeasures> champion = measuredHere(Map.of(Metric.RMSE, 100.0));

    assertThat(GateDecision.of(tenth, Map.of(Metric.RMSE, 90.0), champion).passed()).isTrue();
    assertThat(GateDecision.of(tenth, Map.of(Metric.RMSE, 91.0), champion).reason())
        .startsWith("Lost by 1.0000");
    assertThat(GateDecision.of(tenth, Map.of(Metric.RMSE, 121.0), champion).reason())
        .isEqualTo("rmse 121.00 misses the gate's bound of 120.00 by 1.0000.");
  }

  @Test
  void asksForEveryGateAndTellsOfTheMissedOnesFirst() {
    List<Gate> gates =
        List.of(
            new Gate(Metric.ROC_AUC, OptionalDouble.empty(), 0),
            new Gate(Metric.LOG_LOSS, OptionalDouble.of(0.3), 0));
    Map<Metric, Double> candidate = Map.of(Metric.ROC_AUC, 0.8, Metric.LOG_LOSS, 0.35);

    GateDecision decision =
        GateDecision.of(gates, candidate, measuredHere(Map.of(Metric.ROC_AUC, 0.75)));

    assertThat(decision.passed()).isFalse();
    assertThat(decision.reason())
        .startsWith(
            "log_loss 0.3500 misses the gate's bound of 0.3000 by 0.0500. Passed the gate:");
  }

  @Test
  void passesOverTheComparisonWithAChampionThatCannotBeRead() {
    Optional<ChampionMeasures> damaged =
        Optional.of(new ChampionMeasures.Unreadable("its forest is missing"));

    assertThat(GateDecision.of(AS_GOOD, CANDIDATE, damaged))
        .isEqualTo(
            new GateDecision(
                true,
                "Passed the gate without a comparison: roc_auc 0.8000; the champion cannot be read,"
                    + " so its comparison was passed over (its forest is missing)."));
  }

  private static Optional<ChampionMeasures> measuredHere(Map<Metric, Double> measures) {
    return Optional.of(new ChampionMeasures.MeasuredHere(measures));
  }

  private static Optional<ChampionMeasures> stored(Map<Metric, Double> measures) {
    return Optional.of(new ChampionMeasures.Stored(measures));
  }
}
