package dev.orchard.forest;

/** The chain of trees that compare numbers at some splits and look categories up at others. */
final class MixedLeafChain implements LeafChain {
  private final long[] nodes;
  private final int[] starts;
  private final int sumAtTheEnd;
  private final int slotMask;
  private final MixedStep step;

  MixedLeafChain(ChainedNodes chained, CategorySets.Padded sets) {
    nodes = chained.nodes();
    starts = chained.starts();
    sumAtTheEnd = chained.sumAtTheEnd();
    slotMask = chained.slotMask();
    step = new MixedStep(sets, chained.lastNumberSlot(), chained.slotBits());
  }

  @Override
  public long sizeInBytes() {
    return 8L * nodes.length + step.sizeInBytes();
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
    return step.next(index, node, slot, rowKey);
  }
}
