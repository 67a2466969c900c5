package dev.orchard.training;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.UnreadableDocumentException;
import dev.orchard.model.spec.Metric;
import dev.orchard.registry.CorruptVersionException;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a champion is worth, and how that is known. */
sealed interface ChampionMeasures {
  Map<Metric, Double> measures();

  /** How it is known, to follow a measure in a sentence. */
  String origin();

  /** What people should know of the champion, if anything. */
  default Optional<String> warning() {
    return Optional.empty();
  }

  /** Why a measure is not known, as a clause. */
  default String withoutMeasure(Metric metric) {
    return "the champion has no " + metric.word() + " " + origin();
  }

  /**
   * What the champion of a model is worth; empty without one. A damaged one is no reason to stop.
   *
   * @throws dev.orchard.model.UnavailableException if storage fails, for a worse version might pass
   */
  static Optional<ChampionMeasures> find(
      ModelRegistry registry, OrganizationId organization, ModelName model, HeldOutRows heldOut) {
    ModelReference champion =
        new ModelReference(organization, model, new Selector.ByAlias(Alias.CHAMPION));
    try {
      return Optional.of(of(registry.load(champion), heldOut));
    } catch (NotFoundException e) {
      return e.kind() == NotFoundException.Kind.VERSION
          ? Optional.of(new Unreadable("the version that is champion is gone"))
          : Optional.empty();
    } catch (CorruptVersionException | UnreadableDocumentException e) {
      return Optional.of(new Unreadable(e.getMessage()));
    }
  }

  /** Measured on the held-out rows if they have all that the champion needs, otherwise stored. */
  static ChampionMeasures of(LoadedVersion champion, HeldOutRows heldOut) {
    if (heldOut.canMeasure(champion.manifest().schema(), champion.manifest().content().classes())) {
      return new MeasuredHere(heldOut.measure(champion.scorer()));
    }
    Map<Metric, Double> stored = new EnumMap<>(Metric.class);
    champion
        .manifest()
        .metrics()
        .forEach(
            (word, value) -> Metric.ofWord(word).ifPresent(metric -> stored.put(metric, value)));
    stored.values().removeIf(value -> !Double.isFinite(value));
    return new Stored(stored);
  }

  /**
   * Measured on the candidate's held-out rows, some of which the champion may have been trained on:
   * that favours the champion, never the candidate.
   */
  record MeasuredHere(Map<Metric, Double> measures) implements ChampionMeasures {
    @Override
    public String origin() {
      return "on the same held-out rows";
    }
  }

  /**
   * As its own training measured it, on other rows: these rows lack some of its features, or have
   * other classes.
   */
  record Stored(Map<Metric, Double> measures) implements ChampionMeasures {
    @Override
    public String origin() {
      return "as stored by its own training, on other rows (its features or classes are not those"
          + " of this training)";
    }
  }

  /**
   * Nobody can say: its files are damaged. That must not keep better versions from being made.
   *
   * @param why it cannot be read, as a sentence without its full stop
   */
  record Unreadable(String why) implements ChampionMeasures {
    @Override
    public Map<Metric, Double> measures() {
      return Map.of();
    }

    @Override
    public String origin() {
      return "because it cannot be read";
    }

    @Override
    public Optional<String> warning() {
      return Optional.of("The champion cannot be read: " + why + ".");
    }

    @Override
    public String withoutMeasure(Metric metric) {
      return "the champion cannot be read, so its comparison was passed over (" + why + ")";
    }
  }
}
