package dev.orchard.formats.onnx;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.InvalidForestException;
import dev.orchard.formats.ForeignModelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Makes the forest of what the trees give.
 *
 * <p>onnxruntime adds the leaves in the order of the trees, from zero, and the base values at the
 * end; a forest starts with its base score. So base values become one more tree each, a leaf that
 * is added last, and a tree that is a leaf from the start becomes the base score.
 */
final class ResultForest {
  private final Scores scores;
  private final Ensemble ensemble;
  private final SoleOutputs soleOutputs;
  private final int featureCount;
  private final int outputCount;

  ResultForest(Scores scores, int featureCount) {
    this.scores = scores;
    this.featureCount = featureCount;
    ensemble = scores.ensemble();
    outputCount = scores.targets().size();
    soleOutputs = new SoleOutputs(ensemble, scores.targets());
  }

  Forest build() {
    InputPrecision precision =
        scores.inputType() == OnnxType.DOUBLE ? InputPrecision.FLOAT64 : InputPrecision.FLOAT32;
    try {
      ForestBuilder forest =
          ForestBuilder.create(featureCount, outputCount).precision(precision).link(scores.link());
      boolean mean = isMean();
      int first = 0;
      if (mean) {
        forest.aggregation(Aggregation.MEAN);
      } else {
        first = readBaseScores(forest);
      }
      EnsembleWriter writer =
          new EnsembleWriter(ensemble, scores.columns(), featureCount, precision);
      int[] treesOfOutput = new int[outputCount];
      for (int i = first; i < ensemble.roots().length; i++) {
        writeTree(ensemble.roots()[i], forest, writer, treesOfOutput);
      }
      addBaseValues(forest, mean);
      checkDivisors(treesOfOutput);
      return forest.build();
    } catch (InvalidForestException e) {
      throw new ForeignModelException("the ONNX model: " + e.getMessage(), e);
    }
  }

  private boolean isMean() {
    if (ensemble.roots().length < 2 && scores.divisors().isEmpty()) {
      return false; // the average, least and greatest of one are that one
    }
    return switch (ensemble.aggregate()) {
      case "SUM" -> !scores.divisors().isEmpty();
      case "AVERAGE" -> {
        if (!scores.divisors().isEmpty()) {
          throw refusal("divides an average once more");
        }
        yield true;
      }
      default ->
          throw refusal(
              "takes the %s of its trees, which no forest can say"
                  .formatted(Texts.shortened(ensemble.aggregate())));
    };
  }

  /** Takes trees that are leaves from the start for base scores; returns the first that is not. */
  private int readBaseScores(ForestBuilder forest) {
    double[] base = new double[outputCount];
    BitSet named = new BitSet();
    int tree = 0;
    for (; tree < ensemble.roots().length; tree++) {
      int leaf = onlyLeaf(ensemble.roots()[tree]);
      int output = leaf < 0 ? -1 : soleOutputs.ofLeaf(leaf);
      if (output < 0 || named.get(output)) {
        break;
      }
      named.set(output);
      base[output] = ensemble.weight(leaf, scores.targets().get(output));
    }
    forest.baseScores(base);
    return tree;
  }

  /** The leaf that every row reaches; -1 if rows reach different ones. */
  private int onlyLeaf(int root) {
    if (root < 0) {
      return ~root;
    }
    int onTrue = ensemble.trueChildren()[root];
    int onFalse = ensemble.falseChildren()[root];
    return onTrue < 0 && onFalse < 0 && ensemble.isSame(~onTrue, ~onFalse) ? ~onTrue : -1;
  }

  /** Adds a tree of one output where all its leaves speak of one, otherwise of all outputs. */
  private void writeTree(
      int root, ForestBuilder forest, EnsembleWriter writer, int[] treesOfOutput) {
    int[] targets = scores.targets().stream().mapToInt(i -> i).toArray();
    int output = outputCount == 1 ? 0 : soleOutputs.below(root);
    if (output >= 0 && !(ensemble.aggregate().equals("AVERAGE") && outputCount > 1)) {
      treesOfOutput[output]++;
      writer.write(root, new int[] {targets[output]}, forest.addTree(output));
    } else {
      for (int i = 0; i < outputCount; i++) {
        treesOfOutput[i]++;
      }
      writer.write(root, targets, forest.addTree());
    }
  }

  private void addBaseValues(ForestBuilder forest, boolean mean) {
    List<Double> values = scores.baseValues();
    if (values.isEmpty()) {
      return;
    }
    List<Double> perOutput =
        new ArrayList<>(
            values.size() == 1 ? Collections.nCopies(outputCount, values.get(0)) : values);
    if (perOutput.size() != outputCount) {
      throw refusal("adds %d values to %d scores".formatted(values.size(), outputCount));
    }
    if (mean) {
      forest.baseScores(perOutput.stream().mapToDouble(d -> d).toArray());
      return;
    }
    for (int i = 0; i < outputCount; i++) {
      if (perOutput.get(i) != 0) {
        forest.addTree(i).leaf(perOutput.get(i));
      }
    }
  }

  /** A mean divides each output by the number of its trees, and by nothing else. */
  private void checkDivisors(int[] treesOfOutput) {
    List<Double> divisors = scores.divisors();
    for (int i = 0; !divisors.isEmpty() && i < outputCount; i++) {
      double divisor = divisors.get(divisors.size() == 1 ? 0 : Math.min(i, divisors.size() - 1));
      if (divisor != treesOfOutput[i]) {
        throw refusal("divides its scores by what is not the number of its trees");
      }
    }
  }

  private static ForeignModelException refusal(String what) {
    return new ForeignModelException("the tree ensemble of the ONNX model " + what);
  }
}
