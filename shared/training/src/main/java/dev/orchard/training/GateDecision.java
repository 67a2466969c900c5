package dev.orchard.training;

import dev.orchard.model.spec.Gate;
import dev.orchard.model.spec.Metric;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a candidate becomes champion.
 *
 * @param passed whether it does
 * @param reason why, with by how much, for people
 */
record GateDecision(boolean passed, String reason) {

  /**
   * Decides. Without a champion everyone passes: a first version that misses the absolute bound
   * serves, and the reason says so.
   *
   * @param champion what the champion is worth; empty without a champion
   */
  static GateDecision of(
      Optional<Gate> gate, Map<Metric, Double> candidate, Optional<ChampionMeasures> champion) {
    if (gate.isEmpty()) {
      return new GateDecision(true, "The spec names no gate.");
    }
    Metric metric = gate.get().metric();
    double value = candidate.getOrDefault(metric, Double.NaN);
    String shown = metric.word() + (Double.isNaN(value) ? " undefined" : " " + shown(value));
    String miss = missedBound(gate.get(), value, shown);
    if (champion.isEmpty()) {
      return new GateDecision(true, ("There was no champion; " + shown + ". " + miss).strip());
    }
    if (!miss.isEmpty()) {
      return new GateDecision(false, miss);
    }
    Double reference = champion.get().measures().get(metric);
    String origin = champion.get().origin();
    if (reference == null) {
      return new GateDecision(
          true,
          "Passed the gate without a comparison: "
              + shown
              + "; the champion has no "
              + metric.word()
              + " "
              + origin
              + ".");
    }
    String both = shown + " against the champion's " + shown(reference) + " " + origin;
    if (gate.get().beats(value, reference)) {
      return new GateDecision(true, "Passed the gate: " + both + ".");
    }
    return new GateDecision(false, lost(gate.get(), value, reference, both));
  }

  private static String missedBound(Gate gate, double value, String shown) {
    if (gate.reachesThreshold(value)) {
      return "";
    }
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
    return "Lost by "
        + shown(gate.improveBy() - gate.metric().improvement(value, reference))
        + ": "
        + both
        + "; the gate asks for an improvement of "
        + shown(gate.improveBy())
        + ".";
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.4f" : "%.2f", value);
  }
}
