package dev.orchard.training;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.Selector;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.Metric;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import java.util.Map;
import java.util.Optional;

/**
 * Which alias an imported version gets. The alias that was asked for; else, as in training,
 * champion if there is none or if the gates are passed on the evaluation's rows. Without rows a
 * champion stays: nobody knows which of the two is better.
 */
final class ImportMove {
  private final ModelRegistry registry;
  private final ImportRequest request;
  private final Optional<ImportedRows> rows;
  private final Map<Metric, Double> measures;
  private final Optional<LoadedVersion> champion;

  ImportMove(
      ModelRegistry registry,
      ImportRequest request,
      Optional<ImportedRows> rows,
      Map<Metric, Double> measures) {
    this.registry = registry;
    this.request = request;
    this.rows = rows;
    this.measures = measures;
    this.champion = champion();
  }

  private Optional<LoadedVersion> champion() {
    try {
      return Optional.of(
          registry.load(
              new ModelReference(request.organization(), request.name(), Selector.CHAMPION)));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  GateDecision decide() {
    if (request.alias().isPresent()) {
      return new GateDecision(true, "Imported as " + request.alias().get() + ", as asked for.");
    }
    if (rows.isPresent()) {
      HeldOutRows heldOut = rows.get().heldOut();
      return GateDecision.of(
          request.spec().gates(),
          measures,
          champion.map(version -> ChampionMeasures.of(version, heldOut)));
    }
    return champion.isEmpty()
        ? new GateDecision(true, "There was no champion; nothing was measured.")
        : new GateDecision(
            false,
            "The champion stays, as nothing was measured; promote the version, or import"
                + " it with --evaluate.");
  }

  /**
   * Moves the alias if the decision says so.
   *
   * @return what happened, for people
   */
  String make(VersionId version, GateDecision decision) {
    if (decision.passed()) {
      registry.promote(
          request.organization(),
          request.name(),
          version,
          request.alias().orElse(Alias.CHAMPION),
          request.who(),
          decision.reason());
    }
    return decision.reason();
  }

  /** Lost is a gate; that nothing was measured is none. */
  Run.Status status(GateDecision decision) {
    return decision.passed() || rows.isEmpty() ? Run.Status.SUCCEEDED : Run.Status.LOST;
  }
}
