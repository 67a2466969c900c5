package dev.orchard.forest;

/**
 * The forest does not say how many training rows reached its nodes, so nothing stands for a feature
 * that is unknown, and no prediction can be explained. {@link Covers} counts them from given rows.
 */
public final class MissingCoversException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingCoversException(int tree, int node) {
    super("the forest cannot be explained: tree %d, node %d has no cover".formatted(tree, node));
  }
}
