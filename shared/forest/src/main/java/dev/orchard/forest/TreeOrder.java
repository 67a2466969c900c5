package dev.orchard.forest;

import java.util.Arrays;

/** Brings the nodes of a drafted tree into breadth-first order, or says why they are no tree. */
final class TreeOrder {
  private final TreeBuilder draft;
  private final int tree;
  private final int[] parents;
  private final int[] order;

  private TreeOrder(int tree, TreeBuilder draft) {
    this.tree = tree;
    this.draft = draft;
    parents = new int[draft.nodeCount()];
    order = new int[draft.nodeCount()];
  }

  /** The ids of the nodes, the root first, each level from left to right. */
  static int[] of(int tree, TreeBuilder draft) {
    if (draft.nodeCount() == 0) {
      throw InvalidForestException.inTree(tree, "has no nodes");
    }
    TreeOrder order = new TreeOrder(tree, draft);
    order.findParents();
    order.visit();
    return order.order;
  }

  private void findParents() {
    Arrays.fill(parents, TreeBuilder.NONE);
    for (int node = 0; node < parents.length; node++) {
      if (draft.node(node).isSplit()) {
        if (draft.left(node) == TreeBuilder.NONE) {
          throw InvalidForestException.atNode(tree, node, "is a split without children");
        }
        adopt(node, draft.left(node));
        adopt(node, draft.right(node));
      }
    }
    int root = draft.root();
    if (parents[root] != TreeBuilder.NONE) {
      throw InvalidForestException.atNode(
          tree, root, "is the root and yet a child of node " + parents[root] + ", a cycle");
    }
  }

  private void adopt(int parent, int child) {
    if (parents[child] != TreeBuilder.NONE) {
      throw InvalidForestException.atNode(
          tree, child, "has two parents, nodes " + parents[child] + " and " + parent);
    }
    parents[child] = parent;
  }

  /** Ends, since nobody has two parents and the root has none. */
  private void visit() {
    int found = 1;
    order[0] = draft.root();
    for (int next = 0; next < found; next++) {
      int node = order[next];
      if (draft.node(node).isSplit()) {
        order[found++] = draft.left(node);
        order[found++] = draft.right(node);
      }
    }
    if (found < order.length) {
      throw unreachable(found);
    }
  }

  /** A lost node is below another root, or, if none of the lost is without parent, on a cycle. */
  private InvalidForestException unreachable(int found) {
    boolean[] reached = new boolean[order.length];
    for (int i = 0; i < found; i++) {
      reached[order[i]] = true;
    }
    int lost = TreeBuilder.NONE;
    for (int node = 0; node < reached.length; node++) {
      if (!reached[node]) {
        lost = lost == TreeBuilder.NONE ? node : lost;
        if (parents[node] == TreeBuilder.NONE) {
          return InvalidForestException.atNode(tree, node, "is an orphan: no split leads to it");
        }
      }
    }
    return InvalidForestException.atNode(tree, lost, "lies on or below a cycle");
  }
}
