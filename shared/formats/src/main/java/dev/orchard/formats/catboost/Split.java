package dev.orchard.formats.catboost;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.TreeBuilder;
import java.util.BitSet;

/** A yes-or-no question to a row. Added to a tree, yes goes right and no left. */
sealed interface Split {
  /** Adds a node that asks. */
  int addTo(TreeBuilder draft);

  /** Whichever child {@code no} and {@code yes} are, makes them the node's. */
  void connect(TreeBuilder draft, int node, int no, int yes);

  /** Whether a number, in float, is above the border. */
  record Above(int column, float border, boolean missingIsAbove) implements Split {
    @Override
    public int addTo(TreeBuilder draft) {
      return draft.split(
          column, FloatThreshold.lastNotAbove(border), Comparison.LESS_OR_EQUAL, !missingIsAbove);
    }

    @Override
    public void connect(TreeBuilder draft, int node, int no, int yes) {
      draft.connect(node, no, yes);
    }
  }

  /** Whether a category is this one. */
  record Equal(int column, int code) implements Split {
    @Override
    public int addTo(TreeBuilder draft) {
      BitSet set = new BitSet();
      set.set(code);
      return draft.categorySplit(column, set, false);
    }

    @Override
    public void connect(TreeBuilder draft, int node, int no, int yes) {
      draft.connect(node, yes, no);
    }
  }
}
