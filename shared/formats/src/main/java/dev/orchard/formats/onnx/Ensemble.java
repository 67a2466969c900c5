package dev.orchard.formats.onnx;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The trees of one operator, of whichever version, in arrays. A child is a node if it is not
 * negative, otherwise {@code ~leaf}; nodes may have several parents, as chains of equalities do.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Ensemble(
    int targetCount,
    String aggregate,
    String postTransform,
    double[] baseValues,
    NodeMode[] modes,
    int[] features,
    double[] thresholds,
    BitSet[] members,
    int[] trueChildren,
    int[] falseChildren,
    BitSet missingHolds,
    int[] leafStarts,
    int[] leafTargets,
    double[] leafWeights,
    int[] roots) {

  int nodeCount() {
    return modes.length;
  }

  int leafCount() {
    return leafStarts.length - 1;
  }

  /** What a leaf holds for a target; a target that it does not name gets nothing. */
  double weight(int leaf, int target) {
    for (int i = leafStarts[leaf]; i < leafStarts[leaf + 1]; i++) {
      if (leafTargets[i] == target) {
        return leafWeights[i];
      }
    }
    return 0;
  }

  /** Whether two leaves hold the same weights for the same targets. */
  boolean isSame(int leaf, int other) {
    return Arrays.equals(
            Arrays.copyOfRange(leafTargets, leafStarts[leaf], leafStarts[leaf + 1]),
            Arrays.copyOfRange(leafTargets, leafStarts[other], leafStarts[other + 1]))
        && Arrays.equals(
            Arrays.copyOfRange(leafWeights, leafStarts[leaf], leafStarts[leaf + 1]),
            Arrays.copyOfRange(leafWeights, leafStarts[other], leafStarts[other + 1]));
  }

  boolean speaksOf(int leaf, int target) {
    for (int i = leafStarts[leaf]; i < leafStarts[leaf + 1]; i++) {
      if (leafTargets[i] == target) {
        return true;
      }
    }
    return false;
  }

  /** Whether every leaf of some tree names the target, so that every row has a score for it. */
  boolean alwaysSpeaksOf(int target) {
    for (int root : roots) {
      if (alwaysSpeaksOf(root, target)) {
        return true;
      }
    }
    return false;
  }

  private boolean alwaysSpeaksOf(int root, int target) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      int child = waiting.pop();
      if (child >= 0 && seen.add(child)) {
        waiting.push(trueChildren[child]);
        waiting.push(falseChildren[child]);
      } else if (child < 0 && !speaksOf(~child, target)) {
        return false;
      }
    }
    return true;
  }
}
