package dev.orchard.formats.onnx;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The one output that all leaves below a node speak of. Every node is looked at once, however many
 * trees share it, and without recursion, however deep they are.
 */
final class SoleOutputs {
  /** The leaves speak of several outputs, or one of them of none. */
  static final int SEVERAL = -1;

  private static final int UNDER_WAY = -2;
  private static final int UNKNOWN = -3;

  private final Ensemble ensemble;
  private final List<Integer> targets;
  private final int[] outputs;

  /**
   * Knows nothing yet.
   *
   * @param targets of the ensemble that become the outputs, in this order
   */
  SoleOutputs(Ensemble ensemble, List<Integer> targets) {
    this.ensemble = ensemble;
    this.targets = targets;
    outputs = new int[ensemble.nodeCount()];
    Arrays.fill(outputs, UNKNOWN);
  }

  /** The output of all leaves below a child, or {@link #SEVERAL}. */
  int below(int child) {
    Deque<Integer> waiting = new ArrayDeque<>();
    await(child, waiting);
    while (!waiting.isEmpty()) {
      int node = waiting.element();
      if (outputs[node] == UNKNOWN) {
        outputs[node] = UNDER_WAY;
        await(ensemble.trueChildren()[node], waiting);
        await(ensemble.falseChildren()[node], waiting);
      } else {
        waiting.remove();
        if (outputs[node] == UNDER_WAY) {
          int output = known(ensemble.trueChildren()[node]);
          boolean same = output == known(ensemble.falseChildren()[node]);
          outputs[node] = same ? output : SEVERAL;
        }
      }
    }
    return known(child);
  }

  /** The output that a leaf speaks of, or {@link #SEVERAL}. */
  int ofLeaf(int leaf) {
    int output = SEVERAL;
    for (int i = 0; i < targets.size(); i++) {
      if (ensemble.speaksOf(leaf, targets.get(i))) {
        if (output >= 0) {
          return SEVERAL;
        }
        output = i;
      }
    }
    return output;
  }

  private void await(int child, Deque<Integer> waiting) {
    if (child >= 0 && outputs[child] == UNKNOWN) {
      waiting.push(child);
    }
  }

  /** A node that is under way stands on a circle, and the writer of trees will refuse it. */
  private int known(int child) {
    return child < 0 ? ofLeaf(~child) : Math.max(SEVERAL, outputs[child]);
  }
}
