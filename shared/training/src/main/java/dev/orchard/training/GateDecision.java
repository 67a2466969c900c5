package dev.orchard.training;

import dev.orchard.model.spec.Gate;
import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a candidate becomes champion: it must pass every gate of its spec.
 *
 * @param passed whether it does
 * @param reason why, with by how much, for people
 */
record GateDecision(boolean passed, String reason) {

  /**
   * Decides. Without a champion only absolute bounds are asked for.
   *
   * @param champion what the champion is worth; empty without a champion
   */
  static GateDecision of(
      List<Gate> gates, Map<Metric, Double> candidate, Optional<ChampionMeasures> champion) {
    if (gates.isEmpty()) {
      return new GateDecision(true, "The spec names no gate.");
    }
    List<String> passed = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (Gate gate : gates) {
      GateDecision one = ofOne(gate, candidate, champion);
      (one.passed ? passed : missed).add(one.reason);
    }
    boolean all = missed.isEmpty();
    missed.addAll(passed);
    return new GateDecision(all, String.join(" ", missed));
  }

  private static GateDecision ofOne(
      Gate gate, Map<Metric, Double> candidate, Optional<ChampionMeasures> champion) {
    Metric metric = gate.metric();
    double value = candidate.getOrDefault(metric, Double.NaN);
    String shown = metric.word() + (Double.isNaN(value) ? " undefined" : " " + shown(value));
    boolean bounded = gate.threshold().isPresent();
    if (!gate.reachesThreshold(value) && (bounded || champion.isPresent())) {
      String none = champion.isEmpty() ? "There is no champion, but " : "";
      return new GateDecision(false, none + missedBound(gate, value, shown));
    }
    if (champion.isEmpty()) {
      return new GateDecision(true, "There was no champion; " + shown + ".");
    }
    return compared(gate, value, shown, champion.get());
  }

  private static GateDecision compared(
      Gate gate, double value, String shown, ChampionMeasures champion) {
    Double reference = champion.measures().get(gate.metric());
    if (reference == null) {
      return new GateDecision(
          true,
          "Passed the gate without a comparison: "
              + shown
              + "; "
              + champion.withoutMeasure(gate.metric())
              + ".");
    }
    String both = shown + " against the champion's " + shown(reference) + " " + champion.origin();
    if (gate.beats(value, reference)) {
      return new GateDecision(true, "Passed the gate: " + both + ".");
    }
    return new GateDecision(false, lost(gate, value, reference, both));
  }

  private static String missedBound(Gate gate, double value, String shown) {
    if (Double.isNaN(value)) {
      return shown + " on the held-out rows, and so the gate is missed.";
    }
    double bound = gate.threshold().orElseThrow();
    return shown
        + " misses the gate's bound of "
        + shown(bound)
        + " by "
        + shown(Math.abs(value - bound))
        + ".";
  }

  private static String lost(Gate gate, double value, double reference, String both) {
    double needed = gate.neededImprovement(reference);
    String relative =
        gate.improveByRelative() * Math.abs(reference) > gate.improveBy()
            ? String.format(
                Locale.ROOT, " (%.4g %% of the champion's)", 100 * gate.improveByRelative())
            : "";
    return "Lost by "
        + shown(needed - gate.metric().improvement(value, reference))
        + ": "
        + both
        + "; the gate asks for an improvement of "
        + shown(needed)
        + relative
        + ".";
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.4f" : "%.2f", value);
  }
}
