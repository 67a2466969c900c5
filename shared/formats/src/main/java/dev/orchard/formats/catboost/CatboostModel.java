package dev.orchard.formats.catboost;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.InvalidForestException;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignTask;
import dev.orchard.formats.document.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Converts a parsed file. */
final class CatboostModel {
  private final Part document;
  private final FeatureTable features;
  private final boolean symmetric;
  private final List<Part> trees;
  private final int outputCount;
  private final Loss loss;

  private CatboostModel(Part document) {
    this.document = document;
    features = FeatureTable.read(document.get("features_info"));
    symmetric = document.find("oblivious_trees").isPresent();
    trees = document.get(symmetric ? "oblivious_trees" : "trees").list();
    outputCount = outputCount();
    loss =
        Loss.of(
            document.get("model_info").get("params").get("loss_function").get("type"), outputCount);
  }

  static ForeignModel convert(Part document) {
    CatboostModel model = new CatboostModel(document);
    try {
      return new ForeignModel(
          ForeignFormat.CATBOOST_JSON,
          model.forest(),
          model.features.features(),
          model.loss.task(),
          model.classes(),
          model.notes());
    } catch (InvalidForestException e) {
      throw new ForeignModelException("the trees make no forest: " + e.getMessage(), e);
    }
  }

  private int outputCount() {
    if (trees.isEmpty()) {
      return Math.max(1, biases().size());
    }
    return symmetric ? SymmetricTree.outputsOf(trees.get(0)) : NestedTree.outputsOf(trees.get(0));
  }

  private Forest forest() {
    ForestBuilder forest =
        ForestBuilder.create(features.columnCount(), outputCount)
            .link(loss.link())
            .baseScores(baseScores());
    double scale = scaleAndBias().map(list -> list.list().get(0).number()).orElse(1.0);
    NestedTree nested = new NestedTree(features, outputCount, scale);
    for (Part tree : trees) {
      if (symmetric) {
        new SymmetricTree(tree, features, outputCount).addTo(forest.addTree(), scale);
      } else {
        nested.addTo(forest.addTree(), tree);
      }
    }
    return forest.build();
  }

  private double[] baseScores() {
    List<Part> biases = biases();
    if (!biases.isEmpty() && biases.size() != outputCount) {
      throw scaleAndBias()
          .orElseThrow()
          .refused("%d biases for %d outputs".formatted(biases.size(), outputCount));
    }
    double[] scores = new double[outputCount];
    for (int i = 0; i < biases.size(); i++) {
      scores[i] = biases.get(i).number();
    }
    return scores;
  }

  /** A scale and a list of biases; up to 0.24 a single bias. */
  private Optional<Part> scaleAndBias() {
    Optional<Part> list = document.find("scale_and_bias");
    if (list.isPresent() && list.get().list().size() != 2) {
      throw list.get().refused("a scale and biases are expected");
    }
    return list;
  }

  private List<Part> biases() {
    return scaleAndBias()
        .map(list -> list.list().get(1))
        .map(bias -> bias.isNumber() ? List.of(bias) : bias.list())
        .orElse(List.of());
  }

  private List<String> classes() {
    Optional<Part> names =
        document
            .get("model_info")
            .find("class_params")
            .flatMap(parameters -> parameters.find("class_names"));
    List<String> classes = new ArrayList<>();
    if (names.isEmpty() || !loss.task().isClassification()) {
      return classes;
    }
    for (Part name : names.get().list()) {
      classes.add(name.isText() ? name.text() : text(name.number()));
    }
    int expected = loss.task() == ForeignTask.BINARY_CLASSIFICATION ? 2 : outputCount;
    if (!classes.isEmpty() && classes.size() != expected) {
      throw names.get().refused("%d names, %d are expected".formatted(classes.size(), expected));
    }
    return classes;
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private SortedMap<String, String> notes() {
    SortedMap<String, String> notes = new TreeMap<>();
    notes.put("loss_function", loss.name());
    notes.put("trees", symmetric ? "symmetric" : "not symmetric");
    return notes;
  }
}
