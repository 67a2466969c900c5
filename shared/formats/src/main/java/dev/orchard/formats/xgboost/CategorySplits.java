package dev.orchard.formats.xgboost;

import dev.orchard.formats.document.Part;
import java.util.BitSet;

/**
 * The splits by category of a whole model. A tree lists the nodes that split by category, and for
 * each a segment of one list of codes.
 */
final class CategorySplits {
  private static final double CATEGORICAL = 1;

  /** Codes are below this in a forest. */
  private static final int CODES = 1 << 20;

  /** Words of 64 bits in the sets of all nodes, 128 MiB: a few bytes can ask for a large set. */
  private static final long WORDS = 1 << 24;

  private final BitSet features = new BitSet();
  private long words;

  /** The features that some node splits by category. */
  BitSet features() {
    return features;
  }

  /** The set of each node, or null at nodes that do not split by category. */
  BitSet[] read(Part tree, int[] nodeFeatures) {
    BitSet[] sets = new BitSet[nodeFeatures.length];
    if (tree.find("split_type").isEmpty()) {
      return sets;
    }
    double[] types = tree.get("split_type").numbers();
    if (types.length != sets.length) {
      throw tree.get("split_type")
          .refused("%d values for %d nodes".formatted(types.length, sets.length));
    }
    int[] nodes = tree.get("categories_nodes").integers();
    int[] starts = tree.get("categories_segments").integers();
    int[] sizes = tree.get("categories_sizes").integers();
    int[] codes = tree.get("categories").integers();
    if (starts.length != nodes.length || sizes.length != nodes.length) {
      throw tree.refused("categories_nodes, _segments and _sizes differ in length");
    }
    for (int i = 0; i < nodes.length; i++) {
      int node = nodes[i];
      if (node < 0 || node >= sets.length || sets[node] != null || types[node] != CATEGORICAL) {
        throw tree.get("categories_nodes").refused(node + " is no node with categories");
      }
      sets[node] = set(tree.get("categories"), codes, starts[i], sizes[i]);
      features.set(feature(tree, nodeFeatures[node]));
    }
    for (int node = 0; node < sets.length; node++) {
      if (types[node] == CATEGORICAL && sets[node] == null) {
        throw tree.refused("node " + node + " splits by category and lists none");
      }
    }
    return sets;
  }

  private BitSet set(Part place, int[] codes, int start, int size) {
    if (start < 0 || size <= 0 || (long) start + size > codes.length) {
      throw place.refused("a segment lies outside of the list");
    }
    int largest = 0;
    for (int i = start; i < start + size; i++) {
      if (codes[i] < 0 || codes[i] >= CODES) {
        throw place.refused("the category %d; 0 to %d are possible".formatted(codes[i], CODES - 1));
      }
      largest = Math.max(largest, codes[i]);
    }
    words += (largest + 64) / 64;
    if (words > WORDS) {
      throw place.refused("the sets of categories are too large together");
    }
    BitSet set = new BitSet(largest + 1);
    for (int i = start; i < start + size; i++) {
      set.set(codes[i]);
    }
    return set;
  }

  private static int feature(Part tree, int feature) {
    if (feature < 0 || feature >= CODES) {
      throw tree.get("split_indices").refused("there is no feature " + feature);
    }
    return feature;
  }
}
