package dev.orchard.forest;

/** The trees handed over do not make a forest; the message names the tree and the node. */
public final class InvalidForestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidForestException(String message) {
    super(message);
  }

  static InvalidForestException inTree(int tree, String message) {
    return new InvalidForestException("tree " + tree + ": " + message);
  }

  static InvalidForestException atNode(int tree, int node, String message) {
    return new InvalidForestException("tree " + tree + ", node " + node + ": " + message);
  }
}
