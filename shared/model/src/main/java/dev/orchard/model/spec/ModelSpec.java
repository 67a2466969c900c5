package dev.orchard.model.spec;

import dev.orchard.model.ModelName;
import dev.orchard.model.Task;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.scoring.Actions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A team's description of a model, valid in itself; whether its data fits shows in training.
 *
 * @param description for people; empty if nobody said
 * @param tags free words that its runs carry, such as experiment and dataset
 * @param gates all of which a candidate must pass; empty: every candidate passes
 * @param schedule when to train anew, if ever
 * @param text the YAML it was read from, kept for lineage
 */
public record ModelSpec(
    ModelName name,
    String description,
    Task task,
    Label label,
    FeatureSchema features,
    Source source,
    TrainingSettings training,
    List<Gate> gates,
    Actions actions,
    Map<String, String> tags,
    Optional<CronSchedule> schedule,
    SpecText text) {
  public ModelSpec {
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    gates = List.copyOf(gates);
  }

  /** The same model, trained otherwise. */
  public ModelSpec with(TrainingSettings settings) {
    return new ModelSpec(
        name,
        description,
        task,
        label,
        features,
        source,
        settings,
        gates,
        actions,
        tags,
        schedule,
        text);
  }
}
