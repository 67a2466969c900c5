package dev.orchard.forest;

/**
 * The upper levels of every tree, for whole blocks of rows at a time.
 *
 * <p>Near the root a tree has few splits, so all of them are asked of all rows of a block, and
 * every row then picks the answers on its own way. That is more comparisons than a walk makes, but
 * they are loops over plain arrays without any lookup that depends on a row, which the compiler
 * turns into vector instructions: seven comparisons of eight rows each cost less than three steps
 * of a walk. Below these levels the number of splits doubles each time, and walking wins.
 *
 * <p>The answers are 0 to the right and -1 to the left, so that bit operations choose among them.
 * The loops run over whole arrays from 0 on: with an offset in the index neither the compiler of
 * Java 17 nor that of 25 uses vectors, and copying the keys of a slot first costs almost nothing.
 *
 * <p>Source: the bitwise evaluation of all nodes in T. Ye et al., RapidScorer, KDD 2018, kept to
 * the levels where it pays.
 */
final class TopLevels {
  static final int LEVELS = 3;

  private static final int SPLITS = (1 << LEVELS) - 1;
  private static final int WAYS = 1 << LEVELS;

  /** The splits of each tree, breadth first, as key and slot. */
  private final int[] keys;

  private final int[] slots;

  /** For each tree and way down, right turns as ones, the node where it ends. */
  private final int[] ends;

  private TopLevels(int treeCount) {
    keys = new int[treeCount * SPLITS];
    slots = new int[treeCount * SPLITS];
    ends = new int[treeCount * WAYS];
  }

  static TopLevels of(PackedTrees trees) {
    TopLevels top = new TopLevels(trees.treeCount());
    for (int tree = 0; tree < trees.treeCount(); tree++) {
      top.add(trees, tree, trees.root(tree), 1);
    }
    return top;
  }

  /**
   * Below a leaf every way ends at that leaf, whatever the comparisons there say.
   *
   * @param position from 1 at the root; the children of {@code p} are {@code 2p} and {@code 2p + 1}
   */
  private void add(PackedTrees trees, int tree, int node, int position) {
    if (position > SPLITS) {
      ends[tree * WAYS + position - WAYS] = node;
      return;
    }
    boolean leaf = trees.isLeaf(node);
    keys[tree * SPLITS + position - 1] = trees.key(node);
    slots[tree * SPLITS + position - 1] = trees.slot(node);
    add(trees, tree, leaf ? node : trees.leftChild(node), 2 * position);
    add(trees, tree, leaf ? node : trees.leftChild(node) + 1, 2 * position + 1);
  }

  long sizeInBytes() {
    return 4L * (keys.length + slots.length + ends.length);
  }

  /** Room for the answers of a block. */
  static int[][] answers(int rowCount) {
    return new int[SPLITS][rowCount];
  }

  /**
   * Finds the node that each row of a full block reaches in {@link #LEVELS} steps.
   *
   * @param rowKeys as {@link FeatureKeys#fill} leaves them
   * @param answers room from {@link #answers}
   * @param nodes takes one node a row of the block
   */
  void walk(int tree, int[] rowKeys, int laneBits, int[][] answers, int[] nodes) {
    int first = tree * SPLITS;
    for (int i = 0; i < SPLITS; i++) {
      int[] answer = answers[i];
      System.arraycopy(rowKeys, slots[first + i] << laneBits, answer, 0, answer.length);
      compare(answer, keys[first + i]);
    }
    choose(answers, nodes);
    int end = tree * WAYS;
    for (int row = 0; row < nodes.length; row++) {
      nodes[row] = ends[end + nodes[row]];
    }
  }

  /**
   * Replaces every value by -1 if it is less than the key and by 0 if not. The sign of the
   * difference says so unless the signs differ, where the difference may overflow; then the sign of
   * the value says it (H. Warren, Hacker's Delight, section 2-12).
   */
  private static void compare(int[] values, int key) {
    int inverse = ~key;
    for (int i = 0; i < values.length; i++) {
      int value = values[i];
      values[i] = ((value & inverse) | ((value ^ inverse) & (value - key))) >> 31;
    }
  }

  /**
   * Turns the answers into ways: {@code a ^ ((a ^ b) & mask)} is b where the mask is set, else a.
   */
  private static void choose(int[][] answers, int[] ways) {
    int[] root = answers[0];
    int[] left = answers[1];
    int[] right = answers[2];
    int[] leftLeft = answers[3];
    int[] leftRight = answers[4];
    int[] rightLeft = answers[5];
    int[] rightRight = answers[6];
    for (int i = 0; i < ways.length; i++) {
      int first = root[i];
      int second = right[i] ^ ((right[i] ^ left[i]) & first);
      int ifLeft = leftRight[i] ^ ((leftRight[i] ^ leftLeft[i]) & second);
      int ifRight = rightRight[i] ^ ((rightRight[i] ^ rightLeft[i]) & second);
      int third = ifRight ^ ((ifRight ^ ifLeft) & first);
      ways[i] = WAYS - 1 + (first << 2) + (second << 1) + third;
    }
  }
}
