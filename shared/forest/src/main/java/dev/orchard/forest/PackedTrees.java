package dev.orchard.forest;

/**
 * The nodes of all trees, laid out so that a step down a tree is a handful of instructions, two
 * loads and no branch. {@link LeafWalk} takes the steps.
 *
 * <h2>A node is one long</h2>
 *
 * <pre>
 *   63                                32 31                       slotBits           0
 *  +------------------------------------+---------------------------+------------------+
 *  | split: key of the threshold        | right child's index less  | slot of the row  |
 *  | leaf: where its values start       | this node's (leaf: 1)     | key to compare   |
 *  +------------------------------------+---------------------------+------------------+
 * </pre>
 *
 * A split by category has the number of its set for a key. A cache line holds eight nodes. {@link
 * FeatureKeys} has turned thresholds and row values of every precision into integers, exactly, so
 * the layout is the same for floats and doubles. The right child follows the left one, hence one
 * distance serves both, and the step is
 *
 * <pre>  next = index + distance + ((rowKey - nodeKey) >> 63)  </pre>
 *
 * in long arithmetic, where the difference of two ints cannot overflow: its sign, shifted all the
 * way, is -1 to the left and 0 to the right. There is no comparison that the compiler could turn
 * back into a branch; a branch here is mispredicted about every other time and costs more than the
 * step. The distance is added while the row key is still being loaded.
 *
 * <h2>Leaves loop</h2>
 *
 * A leaf reads the slot that always holds the smallest integer, which is less than the start of its
 * values, and so steps to {@code index + 1 - 1}: itself. A tree is walked for as many steps as it
 * is deep and needs no test for having arrived.
 *
 * <p>Nodes are stored breadth first: the upper levels, which every row visits, share few lines.
 *
 * <h2>Sources</h2>
 *
 * <ol>
 *   <li>N. Asadi, J. Lin, A. de Vries, Runtime Optimizations for Tree-Based Machine Learning
 *       Models, IEEE TKDE 2014: predication in place of branches.
 *   <li>C. Lucchese et al., QuickScorer, SIGIR 2015: sorted thresholds, blocks of trees and rows.
 * </ol>
 */
final class PackedTrees {
  /** Bits of a node below its key. */
  private static final int KEY_SHIFT = 32;

  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private final int slotBits;
  private final int leafSlot;
  private final CategorySets sets;

  /**
   * Takes over checked arrays.
   *
   * @param roots where each tree starts in {@code nodes}, and after the last where it ends
   * @param depths the splits on the longest way of each tree
   */
  PackedTrees(
      long[] nodes, int[] roots, int[] depths, int slotBits, int leafSlot, CategorySets sets) {
    this.nodes = nodes;
    this.roots = roots;
    this.depths = depths;
    this.slotBits = slotBits;
    this.leafSlot = leafSlot;
    this.sets = sets;
  }

  static int slotBits(int slotCount) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(slotCount - 1);
  }

  /** The farthest that a right child may be from its parent. */
  static int farthest(int slotBits) {
    return (int) Math.min(Integer.MAX_VALUE, (1L << (KEY_SHIFT - slotBits)) - 1);
  }

  static long pack(int key, int distance, int slot, int slotBits) {
    return ((long) key << KEY_SHIFT) | Integer.toUnsignedLong((distance << slotBits) | slot);
  }

  int treeCount() {
    return depths.length;
  }

  int nodeCount() {
    return nodes.length;
  }

  int root(int tree) {
    return roots[tree];
  }

  int nodeCount(int tree) {
    return roots[tree + 1] - roots[tree];
  }

  int depth(int tree) {
    return depths[tree];
  }

  int key(int node) {
    return key(nodes[node]);
  }

  static int key(long node) {
    return (int) (node >> KEY_SHIFT);
  }

  static int distance(long node, int slotBits) {
    return (int) node >>> slotBits;
  }

  /**
   * The step from a node that compares numbers, or from a leaf.
   *
   * @param rowKey what the row holds in the node's slot
   */
  static int next(int index, long node, int rowKey, int slotBits) {
    return index + distance(node, slotBits) + (int) (((long) rowKey - key(node)) >> 63);
  }

  int slot(int node) {
    return (int) nodes[node] & slotMask();
  }

  boolean isLeaf(int node) {
    return slot(node) == leafSlot;
  }

  int leftChild(int node) {
    return node + distance(nodes[node], slotBits) - 1;
  }

  CategorySets sets() {
    return sets;
  }

  long sizeInBytes() {
    return 8L * nodes.length + 4L * (roots.length + depths.length) + sets.sizeInBytes();
  }

  long[] nodes() {
    return nodes;
  }

  int[] roots() {
    return roots;
  }

  int[] depths() {
    return depths;
  }

  int slotBits() {
    return slotBits;
  }

  int slotMask() {
    return (1 << slotBits) - 1;
  }

  int leafSlot() {
    return leafSlot;
  }
}
