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
   * @param champion the champion's measures of the same rows; empty without a champion
   */
  static GateDecision of(
      Optional<Gate> gate, Map<Metric, Double> candidate, Optional<Map<Metric, Double>> champion) {
    if (gate.isEmpty()) {
      return new GateDecision(true, "The spec names no gate.");
    }
    Metric metric = gate.get().metric();
    double value = candidate.getOrDefault(metric, Double.NaN);
    String shown = metric.word() + " " + shown(value);
    String miss = missedBound(gate.get(), value, shown);
    if (champion.isEmpty()) {
      return new GateDecision(true, ("There was no champion; " + shown + ". " + miss).strip());
    }
    if (!miss.isEmpty()) {
      return new GateDecision(false, miss);
    }
    double reference = champion.get().getOrDefault(metric, Double.NaN);
    boolean beats = Double.isNaN(reference) || gate.get().beats(value, reference);
    return new GateDecision(beats, comparison(gate.get(), value, reference, beats));
  }

  private static String missedBound(Gate gate, double value, String shown) {
    if (gate.reachesThreshold(value)) {
      return "";
    }
    double bound = gate.threshold().orElse(Double.NaN);
    return shown
        + " misses the gate's bound of "
        + shown(bound)
        + " by "
        + shown(Math.abs(value - bound))
        + ".";
  }

  private static String comparison(Gate gate, double value, double reference, boolean beats) {
    double improvement = gate.metric().improvement(value, reference);
    String both =
        gate.metric().word()
            + " "
            + shown(value)
            + " against the champion's "
            + shown(reference)
            + " on the same held-out rows";
    if (beats) {
      return "Passed the gate: " + both + ".";
    }
    return "Lost by "
        + shown(gate.improveBy() - improvement)
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
