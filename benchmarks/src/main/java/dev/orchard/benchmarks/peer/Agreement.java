package dev.orchard.benchmarks.peer;

/** Two engines are compared only if they score the same model. */
final class Agreement {
  /** Engines that add in float may differ in the last digits of the sum. */
  private static final double TOLERANCE = 1e-4;

  private Agreement() {}

  /**
   * Scores every row both ways with both engines.
   *
   * @throws IllegalStateException naming the first row on which they differ
   */
  static void check(Peer peer, Peer ours) {
    double[] expected = ours.scoreAll();
    double[] all = peer.scoreAll();
    for (int row = 0; row < expected.length; row++) {
      check(row, all[row], expected[row]);
      check(row, peer.score(row), expected[row]);
    }
  }

  private static void check(int row, double actual, double expected) {
    if (!(Math.abs(actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
      throw new IllegalStateException(
          "row %d: the peer says %s, ours %s".formatted(row, actual, expected));
    }
  }
}
