package dev.orchard.formats.onnx;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.formats.ForeignModelException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Writes the trees of an ensemble into compact trees, deciding by columns of the model's input.
 *
 * <p>A node with several parents is written once for each, and what lies outside of an interval
 * twice. What a way from the root has learned of a feature is kept, so that a split whose answer is
 * known is left out; and there is a budget, so that no file makes a forest much larger than itself.
 */
final class EnsembleWriter {
  private static final int DEPTH = 1 << 10;

  /** How much larger than the ensemble the forest may become, and a start for small ones. */
  private static final int GROWTH = 8;

  private static final long FREE_NODES = 1 << 17;

  private final Ensemble ensemble;
  private final List<? extends Column> columns;
  private final InputPrecision precision;
  private final double[] low;
  private final double[] high;
  private final boolean[] present;

  /** What each node asks, once known: a node may be written many times, and a bisection is long. */
  private final Decision[] decisions;

  private long budget;
  private TreeBuilder draft;
  private int[] targets = new int[0];

  EnsembleWriter(
      Ensemble ensemble,
      List<? extends Column> columns,
      int featureCount,
      InputPrecision precision) {
    this.ensemble = ensemble;
    this.columns = columns;
    this.precision = precision;
    low = new double[featureCount];
    high = new double[featureCount];
    present = new boolean[featureCount];
    decisions = new Decision[ensemble.nodeCount()];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    budget = GROWTH * ((long) ensemble.nodeCount() + ensemble.leafCount()) + FREE_NODES;
  }

  /** Writes one tree whose leaves hold the weights of these targets. */
  void write(int root, int[] leafTargets, TreeBuilder into) {
    draft = into;
    targets = leafTargets;
    into.root(write(root, 0));
  }

  /**
   * Writes a node and what is below it.
   *
   * @param depth steps from the root, those that need no split included, lest a circle never ends
   */
  private int write(int child, int depth) {
    if (--budget < 0) {
      throw refusal("would need far more nodes than it has itself");
    }
    if (depth > DEPTH) {
      throw refusal("has a tree deeper than " + DEPTH + ", or a circle");
    }
    if (child < 0) {
      return leaf(~child);
    }
    Decision decision = decision(child);
    int onTrue = ensemble.trueChildren()[child];
    int onFalse = lastFalseChild(child);
    if (onTrue < 0 && onTrue == onFalse) {
      return leaf(~onTrue);
    }
    if (decision instanceof Decision.Always always) {
      return write(always.answer() ? onTrue : onFalse, depth + 1);
    }
    if (decision instanceof Decision.Below below) {
      return writeBelow(below, onTrue, onFalse, depth);
    }
    if (decision instanceof Decision.Within within) {
      return writeWithin(within, onTrue, onFalse, depth);
    }
    Decision.OneOf oneOf = (Decision.OneOf) decision;
    budget -= oneOf.codes().length() / (8 * Long.SIZE);
    int left = write(oneOf.answer() ? onTrue : onFalse, depth + 1);
    int right = write(oneOf.answer() ? onFalse : onTrue, depth + 1);
    boolean missingLeft = oneOf.missingAnswer() == oneOf.answer();
    return connected(draft.categorySplit(oneOf.feature(), oneOf.codes(), missingLeft), left, right);
  }

  private int writeBelow(Decision.Below below, int onTrue, int onFalse, int depth) {
    int feature = below.feature();
    boolean infinite =
        Double.isInfinite(below.threshold()) && below.comparison() == Comparison.LESS_OR_EQUAL;
    double bound =
        below.comparison() == Comparison.LESS
            ? below.threshold()
            : Boundary.above(below.threshold(), precision);
    boolean missingLeft = below.missingAnswer() == below.answer();
    if (!infinite && bound <= low[feature] && (present[feature] || !missingLeft)) {
      return write(below.answer() ? onFalse : onTrue, depth + 1);
    }
    // No bound so far is no bound at infinity, which is not below itself.
    boolean bounded = high[feature] < Double.POSITIVE_INFINITY;
    if (!infinite && bounded && bound >= high[feature] && (present[feature] || missingLeft)) {
      return write(below.answer() ? onTrue : onFalse, depth + 1);
    }
    double lowBefore = low[feature];
    double highBefore = high[feature];
    boolean presentBefore = present[feature];
    high[feature] = infinite ? highBefore : Math.min(highBefore, bound);
    present[feature] = presentBefore || !missingLeft;
    int left = write(below.answer() ? onTrue : onFalse, depth + 1);
    high[feature] = highBefore;
    low[feature] = infinite ? lowBefore : Math.max(lowBefore, bound);
    present[feature] = presentBefore || missingLeft;
    int right = write(below.answer() ? onFalse : onTrue, depth + 1);
    low[feature] = lowBefore;
    present[feature] = presentBefore;
    int id = draft.split(feature, below.threshold(), below.comparison(), missingLeft);
    return connected(id, left, right);
  }

  /** Outside, inside, outside, from the left; a missing value goes with the second outside. */
  private int writeWithin(Decision.Within within, int onTrue, int onFalse, int depth) {
    int inside = within.answer() ? onTrue : onFalse;
    int outside = within.answer() ? onFalse : onTrue;
    boolean missingInside = within.missingAnswer() == within.answer();
    int feature = within.feature();
    double lowBefore = low[feature];
    double highBefore = high[feature];
    boolean presentBefore = present[feature];
    high[feature] = Math.min(highBefore, within.low());
    present[feature] = true;
    int below = write(outside, depth + 1);
    low[feature] = Math.max(lowBefore, within.low());
    high[feature] = Math.min(highBefore, within.high());
    present[feature] = presentBefore || !missingInside;
    int between = write(inside, depth + 2);
    low[feature] = Math.max(lowBefore, within.high());
    high[feature] = highBefore;
    present[feature] = presentBefore || missingInside;
    int above = write(outside, depth + 2);
    low[feature] = lowBefore;
    present[feature] = presentBefore;
    int second = draft.split(feature, within.high(), Comparison.LESS, missingInside);
    draft.connect(second, between, above);
    int first = draft.split(feature, within.low(), Comparison.LESS, false);
    return connected(first, below, second);
  }

  private int leaf(int leaf) {
    double[] values = new double[targets.length];
    budget -= values.length / 8;
    for (int i = 0; i < values.length; i++) {
      values[i] = ensemble.weight(leaf, targets[i]);
    }
    return draft.leaf(values);
  }

  private Decision decision(int child) {
    if (decisions[child] == null) {
      decisions[child] = decide(child);
    }
    return decisions[child];
  }

  private Decision decide(int child) {
    if (ensemble.features()[child] >= columns.size()) {
      throw refusal(
          "asks for feature %d of %d".formatted(ensemble.features()[child], columns.size()));
    }
    Column column = columns.get(ensemble.features()[child]);
    boolean missingHolds = ensemble.missingHolds().get(child);
    if (ensemble.modes()[child] == NodeMode.MEMBER) {
      if (column instanceof NumberColumn number && number.isInput()) {
        return new Decision.OneOf(number.feature(), ensemble.members()[child], true, missingHolds);
      }
      throw refusal("has a MEMBER node over a computed column");
    }
    double threshold = ensemble.thresholds()[child];
    if (Double.isNaN(threshold)) {
      throw refusal("compares with NaN");
    }
    Decision decision = column.decide(ensemble.modes()[child], threshold, missingHolds, precision);
    return decision instanceof Decision.OneOf oneOf && isChain(child)
        ? new Decision.OneOf(oneOf.feature(), chain(child), true, missingHolds)
        : decision;
  }

  /** Whether the node asks for one code of an input column; such nodes stand for a set in a row. */
  private boolean isChain(int child) {
    return child >= 0
        && ensemble.modes()[child] == NodeMode.EQ
        && NumberColumn.isCode(ensemble.thresholds()[child])
        && ensemble.features()[child] < columns.size()
        && columns.get(ensemble.features()[child]) instanceof NumberColumn number
        && number.isInput();
  }

  private BitSet chain(int first) {
    BitSet codes = new BitSet();
    int node = first;
    do {
      codes.set((int) ensemble.thresholds()[node]);
      node = ensemble.falseChildren()[node];
      budget--;
    } while (continues(first, node) && budget > 0);
    return codes;
  }

  /** The false child of the last node of the chain that starts here. */
  private int lastFalseChild(int first) {
    int node = ensemble.falseChildren()[first];
    while (isChain(first) && continues(first, node) && budget-- > 0) {
      node = ensemble.falseChildren()[node];
    }
    return node;
  }

  private boolean continues(int first, int node) {
    return isChain(node)
        && ensemble.features()[node] == ensemble.features()[first]
        && ensemble.trueChildren()[node] == ensemble.trueChildren()[first]
        && ensemble.missingHolds().get(node) == ensemble.missingHolds().get(first);
  }

  private int connected(int id, int left, int right) {
    draft.connect(id, left, right);
    return id;
  }

  private static ForeignModelException refusal(String what) {
    return new ForeignModelException("the tree ensemble of the ONNX model " + what);
  }
}
