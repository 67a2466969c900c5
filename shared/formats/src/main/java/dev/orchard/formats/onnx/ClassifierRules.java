package dev.orchard.formats.onnx;

import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignTask;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a {@code TreeEnsembleClassifier} makes of its sums. Two classes have rules of their own in
 * onnxruntime (tree_ensemble_aggregator.h, write_scores in ml_common.h): with the weights of one
 * class only, which converters number 0 and mean the positive one, the other's score is made up;
 * and if none of those weights is negative, they are probabilities, the cut-off is 0.5 and the post
 * transform is left out.
 */
final class ClassifierRules {
  private final OnnxNode node;
  private final Ensemble ensemble;
  private final Scores plain;

  ClassifierRules(OnnxNode node, Scores plain, List<String> classes) {
    this.node = node;
    this.plain = plain.withClasses(classes);
    ensemble = plain.ensemble();
  }

  Scores scores() {
    if (!ensemble.aggregate().equals("SUM")) {
      throw node.refusal("has an aggregate function, which classifiers have not");
    }
    if (ensemble.targetCount() > 2) {
      return many();
    }
    TreeSet<Integer> named = new TreeSet<>();
    for (int target : ensemble.leafTargets()) {
      named.add(target);
    }
    if (named.size() == 1 && named.first() == 0) {
      return single();
    }
    return two();
  }

  private Scores many() {
    int count = ensemble.targetCount();
    if (ensemble.baseValues().length != 0 && ensemble.baseValues().length != count) {
      throw node.refusal("has base_values for some of its classes");
    }
    return linked(plain.withTask(ForeignTask.MULTICLASS_CLASSIFICATION).withBaseValues(base()));
  }

  /** Weights of the positive class alone, under the number 0. */
  private Scores single() {
    if (ensemble.baseValues().length > 1) {
      throw node.refusal("has two base_values and the weights of one class");
    }
    boolean probabilities = true;
    for (double weight : ensemble.leafWeights()) {
      probabilities &= !(weight < 0);
    }
    Scores positive =
        plain.withTargets(List.of(0)).withBaseValues(base()).withForm(Scores.Form.PAIR);
    return switch (ensemble.postTransform()) {
      case "NONE", "LOGISTIC", "SOFTMAX" -> {
        if (probabilities) {
          yield positive;
        }
        if (!ensemble.postTransform().equals("LOGISTIC")) {
          throw node.refusal("has margins without a post transform that makes them probabilities");
        }
        yield positive.withLink(Link.LOGISTIC);
      }
      default -> throw node.refusal("has the post transform " + transform());
    };
  }

  /** Both classes have a score of their own. */
  private Scores two() {
    if (ensemble.baseValues().length > 0) {
      throw node.refusal("has base_values and a score for each of two classes");
    }
    if (!ensemble.alwaysSpeaksOf(1)) {
      throw node.refusal("has leaves without a weight for the positive class");
    }
    if (ensemble.postTransform().equals("SOFTMAX")) {
      return linked(plain.withTask(ForeignTask.MULTICLASS_CLASSIFICATION));
    }
    return linked(plain.withTargets(List.of(1))).withForm(Scores.Form.PAIR);
  }

  private Scores linked(Scores scores) {
    return switch (ensemble.postTransform()) {
      case "NONE" -> scores;
      case "LOGISTIC" -> scores.withLink(Link.LOGISTIC);
      case "SOFTMAX" -> scores.withLink(Link.SOFTMAX);
      default -> throw node.refusal("has the post transform " + transform());
    };
  }

  private List<Double> base() {
    List<Double> base = new ArrayList<>();
    for (double value : ensemble.baseValues()) {
      base.add(value);
    }
    return base;
  }

  private String transform() {
    return Texts.shortened(ensemble.postTransform()) + ", which no forest can say";
  }
}
