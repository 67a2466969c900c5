package dev.orchard.model.spec;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.Task;
import dev.orchard.model.Violation;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.scoring.Action;
import dev.orchard.model.scoring.Actions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one spec from its YAML nodes, section by section, and goes on after every mistake. */
final class SpecParser {
  private static final int MOST_ACTIONS = 50;

  private final SpecMistakes mistakes;
  private final String fileName;

  SpecParser(String fileName) {
    this.fileName = fileName;
    this.mistakes = new SpecMistakes(fileName);
  }

  ModelSpec read(String yaml) {
    Optional<Node> root = SpecYaml.compose(yaml, mistakes);
    mistakes.throwIfAny();
    SpecMapping spec =
        root.flatMap(
                node ->
                    SpecMapping.of(
                        node, "", "a model spec: keys such as name, task, label", mistakes))
            .orElseThrow(this::nothingToRead);
    Optional<ModelName> name = readName(spec);
    String description = spec.scalar("description", "a text").orElse("");
    Optional<Task> task =
        spec.requireWord(
            "task", Arrays.stream(Task.values()).map(Task::word).toList(), Task::ofWord);
    Optional<Label> label =
        spec.requireMapping("label", "a mapping with the label's name").flatMap(this::readLabel);
    Optional<FeatureSchema> features = new FeatureParser(mistakes).read(spec);
    Optional<Source> source =
        spec.requireMapping("source", "a mapping with a query").flatMap(SourceParser::read);
    TrainingSettings training =
        spec.mapping("training", "a mapping")
            .map(TrainingParser::read)
            .orElse(TrainingSettings.DEFAULT);
    Optional<Search> search =
        spec.mapping("search", "a mapping with trials, metric and parameters")
            .flatMap(mapping -> new SearchParser(mapping, training.algorithm(), task).read());
    List<Gate> gates = new GateParser(mistakes).read(spec, task);
    Actions actions = readActions(spec);
    Map<String, String> tags = TagParser.read(spec);
    Optional<CronSchedule> schedule = readSchedule(spec);
    spec.refuseUnknown();
    checkTogether(spec, task, label, features, actions);
    if (task.isPresent() && task.get() != Task.CLASSIFICATION) {
      TrainingParser.refuseClasses(spec, training);
    }
    checkTimeColumn(spec, training, label, features);
    mistakes.throwIfAny();
    return new ModelSpec(
        name.orElseThrow(),
        description,
        task.orElseThrow(),
        label.orElseThrow(),
        features.orElseThrow(),
        source.orElseThrow(),
        search.map(training::with).orElse(training),
        gates,
        actions,
        tags,
        schedule,
        new SpecText(fileName, yaml));
  }

  private InvalidSpecException nothingToRead() {
    if (mistakes.isEmpty()) {
      mistakes.add(Optional.empty(), "", "a model spec", "nothing");
    }
    mistakes.throwIfAny();
    throw new IllegalStateException("There is a mistake by now");
  }

  private static Optional<ModelName> readName(SpecMapping spec) {
    Optional<String> text = spec.requireScalar("name", "a name such as lead-conversion");
    try {
      return text.map(ModelName::new);
    } catch (InvalidInputException e) {
      spec.mistake("name", e.violations().get(0).expected());
      return Optional.empty();
    }
  }

  private Optional<Label> readLabel(SpecMapping mapping) {
    Optional<String> name = mapping.requireScalar("name", "the column to predict");
    Optional<String> positive =
        mapping.scalar("positive", "the class whose probability is predicted");
    String description = mapping.scalar("description", "a text").orElse("");
    String unit = mapping.scalar("unit", "a text").orElse("");
    mapping.refuseUnknown();
    return name.map(text -> new Label(text, positive, description, unit));
  }

  private Actions readActions(SpecMapping spec) {
    List<Node> nodes = spec.sequence("actions", "a list of actions").orElse(List.of());
    if (nodes.size() > MOST_ACTIONS) {
      spec.mistake("actions", "at most " + MOST_ACTIONS + " actions", nodes.size() + " actions");
      return Actions.NONE;
    }
    List<Action> actions = new ArrayList<>();
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i < nodes.size(); i++) {
      String path = "actions[" + i + "]";
      Optional<SpecMapping> mapping =
          SpecMapping.of(nodes.get(i), path, "a mapping with at_least and name", mistakes);
      if (mapping.isEmpty()) {
        continue;
      }
      OptionalDouble atLeast = mapping.get().number("at_least");
      Optional<String> name = mapping.get().requireScalar("name", "the word to recommend");
      mapping.get().refuseUnknown();
      double here = atLeast.orElse(Double.NEGATIVE_INFINITY);
      if (here < before) {
        name.ifPresent(word -> actions.add(new Action(word, atLeast)));
        before = here;
      } else {
        mistakes.add(
            nodes.get(i),
            path,
            "a lower at_least than the action before",
            "one that is never reached");
      }
    }
    return new Actions(actions);
  }

  private static Optional<CronSchedule> readSchedule(SpecMapping spec) {
    Optional<String> text = spec.scalar("schedule", "a schedule such as \"0 3 * * 1\"");
    Optional<String> mistake = text.flatMap(CronSchedule::mistake);
    mistake.ifPresent(expected -> spec.mistake("schedule", expected));
    return mistake.isPresent() ? Optional.empty() : text.map(CronSchedule::new);
  }

  /** What only shows when sections are seen together. */
  private static void checkTogether(
      SpecMapping spec,
      Optional<Task> task,
      Optional<Label> label,
      Optional<FeatureSchema> features,
      Actions actions) {
    if (label.isPresent()
        && features.isPresent()
        && features.get().position(label.get().name()) >= 0) {
      spec.mistake(
          "label",
          "a column that is not a feature too",
          "\"" + Violation.shorten(label.get().name()) + "\"");
    }
    if (task.isEmpty() || label.isEmpty()) {
      return;
    }
    boolean classification = task.get() == Task.CLASSIFICATION;
    if (!classification && label.get().positive().isPresent()) {
      spec.mistake("label", "no positive class, which only classification has", "positive");
    }
    if (classification && !actions.isEmpty() && label.get().positive().isEmpty()) {
      spec.mistake("label", "a positive class, whose probability the actions go by", "nothing");
    }
    boolean probabilities =
        actions.actions().stream().allMatch(action -> isProbability(action.atLeast()));
    if (classification && !probabilities) {
      spec.mistake("actions", "probabilities from 0 to 1 in at_least", "a number outside");
    }
  }

  /** The label cannot tell time; neither can what is true or false. */
  private static void checkTimeColumn(
      SpecMapping spec,
      TrainingSettings training,
      Optional<Label> label,
      Optional<FeatureSchema> features) {
    if (training.timeColumn().isEmpty()) {
      return;
    }
    String column = training.timeColumn().get();
    int position = features.map(schema -> schema.position(column)).orElse(-1);
    boolean isLabel = label.isPresent() && label.get().name().equals(column);
    if (isLabel || (position >= 0 && features.get().feature(position) instanceof BooleanFeature)) {
      spec.mistake(
          "training",
          "a time_column that is neither the label nor a boolean",
          "\"" + Violation.shorten(column) + "\"");
    }
  }

  private static boolean isProbability(OptionalDouble value) {
    return value.isEmpty() || (value.getAsDouble() >= 0 && value.getAsDouble() <= 1);
  }
}
