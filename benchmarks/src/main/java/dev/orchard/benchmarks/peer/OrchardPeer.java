package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;

/** Our own engine. */
final class OrchardPeer implements Peer {
  private final Forest forest;
  private final double[][] rows;
  private final double[] block;
  private final double[] margin;
  private final double[] margins;

  OrchardPeer(Forest forest, Rows rows) {
    this.forest = forest;
    block = rows.allAsDoubles();
    this.rows = new double[rows.count()][rows.features()];
    for (int row = 0; row < rows.count(); row++) {
      System.arraycopy(block, row * rows.features(), this.rows[row], 0, rows.features());
    }
    margin = new double[1];
    margins = new double[rows.count()];
  }

  @Override
  public double score(int row) {
    forest.margin(rows[row], margin);
    return margin[0];
  }

  @Override
  public double[] scoreAll() {
    forest.scoreBlock(block, rows.length, margins);
    return margins;
  }
}
