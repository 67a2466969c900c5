package dev.orchard.formats.xgboost;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.InvalidForestException;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.document.Part;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Converts a parsed file. */
final class XgboostModel {
  private final Part learner;
  private final Part parameters;
  private final XgboostVersion version;
  private final int featureCount;
  private final int outputCount;
  private final Objective objective;
  private final Booster booster;
  private final int treeCount;

  private XgboostModel(Part document) {
    learner = document.get("learner");
    parameters = learner.get("learner_model_param");
    version = XgboostVersion.of(document.get("version"));
    featureCount = TextNumbers.whole(parameters.get("num_feature"));
    outputCount =
        Math.max(
            1,
            Math.max(
                TextNumbers.count(parameters, "num_class"),
                TextNumbers.count(parameters, "num_target")));
    objective = Objective.of(learner.get("objective"), outputCount, version);
    booster = Booster.of(learner.get("gradient_booster"));
    treeCount =
        bestIteration()
            .map(best -> booster.treesUpTo(TextNumbers.whole(best), best))
            .orElse(booster.trees().size());
  }

  static ForeignModel convert(Part document, ForeignFormat format) {
    XgboostModel model = new XgboostModel(document);
    CategorySplits splits = new CategorySplits();
    try {
      Forest forest = model.forest(splits);
      List<ForeignFeature> features =
          FeatureList.read(
              model.learner, model.booster.categories(), model.featureCount, splits.features());
      return new ForeignModel(
          format, forest, features, model.objective.task(), List.of(), model.notes());
    } catch (InvalidForestException e) {
      throw new ForeignModelException("the trees make no forest: " + e.getMessage(), e);
    }
  }

  private Forest forest(CategorySplits splits) {
    ForestBuilder forest =
        ForestBuilder.create(featureCount, outputCount)
            .precision(InputPrecision.FLOAT32)
            .link(objective.link())
            .baseScores(
                BaseScores.margins(parameters.get("base_score"), outputCount, objective, version));
    float[] weights = booster.weights();
    for (int i = 0; i < treeCount; i++) {
      Part tree = booster.trees().get(i);
      new XgboostTree(tree, outputCount, weights[i], splits)
          .addTo(forest, booster.treeOutputs()[i]);
    }
    return forest.build();
  }

  private Optional<Part> bestIteration() {
    return learner.find("attributes").flatMap(attributes -> attributes.find("best_iteration"));
  }

  private SortedMap<String, String> notes() {
    SortedMap<String, String> notes = new TreeMap<>();
    notes.put("objective", objective.name());
    notes.put("booster", booster.name());
    notes.put("xgboost_version", version.toString());
    notes.put("base_score", parameters.get("base_score").text());
    bestIteration().ifPresent(best -> notes.put("best_iteration", best.text()));
    if (treeCount < booster.trees().size()) {
      notes.put("trees_after_best_iteration", "" + (booster.trees().size() - treeCount));
    }
    return notes;
  }
}
