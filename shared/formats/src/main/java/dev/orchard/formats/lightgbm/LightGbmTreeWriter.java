package dev.orchard.formats.lightgbm;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.lightgbm.LightGbmTree.Missing;
import java.util.BitSet;

/**
 * Writes one tree into a compact tree.
 *
 * <p>With the missing type Zero, every |x| &lt;= 1e-35 and NaN go the default way, whatever the
 * threshold says. Where zero lies on its own side of the threshold anyway, moving the threshold to
 * the edge of the zeros says just that. Otherwise the zeros are taken out by two further splits and
 * the subtree beside them is written twice, its training weight halved. What a way from the root
 * has learned of a feature (negative, zero, positive) is kept, so that each feature is taken apart
 * once at most on any way.
 */
final class LightGbmTreeWriter {
  /** LightGBM's {@code kZeroThreshold}, a float widened to double. */
  private static final double ZERO = 1e-35f;

  private enum Region {
    NEGATIVE,
    ZERO,
    POSITIVE
  }

  private final double scale;
  private final Region[] regions;

  /** Nodes that may still be written; a category set counts as a node for each of its words. */
  private long budget;

  /**
   * @param scale what every leaf is multiplied by
   * @param budget nodes that may be written in all
   */
  LightGbmTreeWriter(double scale, int featureCount, long budget) {
    this.scale = scale;
    this.budget = budget;
    regions = new Region[featureCount];
  }

  void write(LightGbmTree tree, TreeBuilder draft) {
    draft.root(new Walk(tree, draft).write(tree.root(), 1));
  }

  private final class Walk {
    private final LightGbmTree tree;
    private final TreeBuilder draft;

    Walk(LightGbmTree tree, TreeBuilder draft) {
      this.tree = tree;
      this.draft = draft;
    }

    /**
     * Writes a node and what is below it.
     *
     * @param share which part of the node's training weight stands here
     */
    int write(int child, double share) {
      if (child < 0) {
        return covered(added(draft.leaf(scale * tree.leafValue(~child))), child, share);
      }
      if (tree.isCategorical(child)) {
        BitSet codes = tree.categories(child);
        budget -= codes.length() / Long.SIZE;
        int id = draft.categorySplit(tree.feature(child), codes, false);
        return connected(added(id), child, share);
      }
      if (tree.missing(child) == Missing.ZERO) {
        return writeZeroSplit(child, share);
      }
      boolean missingGoesLeft =
          tree.missing(child) == Missing.NONE
              ? 0 <= tree.threshold(child)
              : tree.defaultsLeft(child);
      return connected(split(child, tree.threshold(child), missingGoesLeft), child, share);
    }

    private int writeZeroSplit(int child, double share) {
      int feature = tree.feature(child);
      double threshold = tree.threshold(child);
      boolean defaultsLeft = tree.defaultsLeft(child);
      Region region = regions[feature];
      if (region == Region.ZERO) {
        return substituted(defaultsLeft ? tree.left(child) : tree.right(child), child, share);
      }
      if (region != null) {
        return connected(split(child, threshold, defaultsLeft), child, share);
      }
      if (defaultsLeft && threshold >= -ZERO) {
        return connected(split(child, Math.max(threshold, ZERO), true), child, share);
      }
      if (!defaultsLeft && threshold < ZERO) {
        double edge = Math.min(threshold, Math.nextDown(-ZERO));
        return connected(split(child, edge, false), child, share);
      }
      return defaultsLeft ? writeZerosLeft(child, share) : writeZerosRight(child, share);
    }

    /** The threshold lies below the zeros, which go left: left, right, left, right. */
    private int writeZerosLeft(int child, double share) {
      int first = split(child, tree.threshold(child), false);
      int second = split(child, Math.nextDown(-ZERO), false);
      int third = split(child, ZERO, true);
      int feature = tree.feature(child);
      int low = in(feature, Region.NEGATIVE, tree.left(child), share / 2);
      int middle = in(feature, Region.NEGATIVE, tree.right(child), share / 2);
      int zeros = in(feature, Region.ZERO, tree.left(child), share / 2);
      int high = in(feature, Region.POSITIVE, tree.right(child), share / 2);
      draft.connect(third, zeros, high).connect(second, middle, third).connect(first, low, second);
      cover(third, half(tree.left(child), share) + half(tree.right(child), share));
      cover(second, half(tree.left(child), share) + share * tree.cover(tree.right(child)));
      gain(first, child);
      return covered(first, child, share);
    }

    /** The threshold lies above the zeros, which go right: left, right, left, right. */
    private int writeZerosRight(int child, double share) {
      int first = split(child, Math.nextDown(-ZERO), false);
      int second = split(child, ZERO, true);
      int third = split(child, tree.threshold(child), false);
      int feature = tree.feature(child);
      int low = in(feature, Region.NEGATIVE, tree.left(child), share / 2);
      int zeros = in(feature, Region.ZERO, tree.right(child), share / 2);
      int middle = in(feature, Region.POSITIVE, tree.left(child), share / 2);
      int high = in(feature, Region.POSITIVE, tree.right(child), share / 2);
      draft.connect(third, middle, high).connect(second, zeros, third).connect(first, low, second);
      cover(third, half(tree.left(child), share) + half(tree.right(child), share));
      cover(second, half(tree.left(child), share) + share * tree.cover(tree.right(child)));
      gain(first, child);
      return covered(first, child, share);
    }

    private int in(int feature, Region region, int child, double share) {
      Region before = regions[feature];
      regions[feature] = region;
      int id = write(child, share);
      regions[feature] = before;
      return id;
    }

    /** Writes a child in the place of its parent, with the whole of the parent's weight. */
    private int substituted(int child, int parent, double share) {
      double part = tree.cover(child) / tree.cover(parent);
      return write(child, part > 0 ? share / part : share);
    }

    private int connected(int id, int child, double share) {
      int left = write(tree.left(child), share);
      int right = write(tree.right(child), share);
      draft.connect(id, left, right);
      gain(id, child);
      return covered(id, child, share);
    }

    private int split(int child, double threshold, boolean missingGoesLeft) {
      return added(
          draft.split(tree.feature(child), threshold, Comparison.LESS_OR_EQUAL, missingGoesLeft));
    }

    private int added(int id) {
      if (--budget < 0) {
        throw new ForeignModelException(
            "the LightGBM model has more splits and categories than a forest can keep");
      }
      return id;
    }

    private double half(int child, double share) {
      return share * tree.cover(child) / 2;
    }

    private int covered(int id, int child, double share) {
      cover(id, share * tree.cover(child));
      return id;
    }

    private void cover(int id, double weight) {
      if (weight >= 0 && weight < Double.POSITIVE_INFINITY) {
        draft.cover(id, weight);
      }
    }

    private void gain(int id, int split) {
      if (Double.isFinite(tree.gain(split))) {
        draft.gain(id, tree.gain(split));
      }
    }
  }
}
