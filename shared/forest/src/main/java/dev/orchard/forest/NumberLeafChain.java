package dev.orchard.forest;

/** The chain of trees that compare numbers only. */
final class NumberLeafChain implements LeafChain {
  private final long[] nodes;
  private final int[] starts;
  private final int sumAtTheEnd;
  private final int slotBits;
  private final int slotMask;

  NumberLeafChain(ChainedNodes chained) {
    nodes = chained.nodes();
    starts = chained.starts();
    sumAtTheEnd = chained.sumAtTheEnd();
    slotBits = chained.slotBits();
    slotMask = chained.slotMask();
  }

  @Override
  public long sizeInBytes() {
    return 8L * nodes.length;
  }

  @Override
  public void leavesOfRow(int[] keys, int[] leaves) {
    int a = starts[0];
    int b = starts[1];
    int c = starts[2];
    int d = starts[3];
    int e = starts[4];
    while (a + b + c + d + e != sumAtTheEnd) {
      a = step(a, keys, leaves);
      b = step(b, keys, leaves);
      c = step(c, keys, leaves);
      d = step(d, keys, leaves);
      e = step(e, keys, leaves);
    }
  }

  private int step(int index, int[] keys, int[] leaves) {
    long node = nodes[index];
    int slot = (int) node & slotMask;
    int rowKey = keys[slot];
    leaves[slot] = PackedTrees.key(node);
    return PackedTrees.next(index, node, rowKey, slotBits);
  }
}
