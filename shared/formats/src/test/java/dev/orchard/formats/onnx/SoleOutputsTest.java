package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoleOutputsTest {
  /** A hundred thousand trees, each the next one and a leaf more: looked at once, not squared. */
  @Test
  void looksOnceAtNodesThatManyTreesShare() {
    int count = 100_000;
    int[] onTrue = new int[count];
    Arrays.fill(onTrue, ~0);
    int[] onFalse = IntStream.rangeClosed(1, count).toArray();
    onFalse[count - 1] = ~1;
    SoleOutputs outputs = new SoleOutputs(ensemble(onTrue, onFalse, 1, 1), List.of(0, 1));
    for (int root = 0; root < count; root++) {
      assertThat(outputs.below(root)).isEqualTo(1);
    }
  }

  @Test
  void tellsTreesOfOneOutputFromTreesOfSeveral() {
    // Node 0 has leaves of both outputs, node 1 of the first alone; node 2 is above both.
    int[] onTrue = {~0, ~0, 0};
    int[] onFalse = {~1, ~0, 1};
    SoleOutputs outputs = new SoleOutputs(ensemble(onTrue, onFalse, 0, 1), List.of(0, 1));
    assertThat(outputs.below(2)).isEqualTo(SoleOutputs.SEVERAL);
    assertThat(outputs.below(1)).isZero();
    assertThat(outputs.below(0)).isEqualTo(SoleOutputs.SEVERAL);
    assertThat(outputs.below(~1)).isEqualTo(1);
  }

  @Test
  void endsOnACircle() {
    SoleOutputs outputs =
        new SoleOutputs(ensemble(new int[] {~0, 0}, new int[] {1, 1}, 0, 0), List.of(0, 1));
    assertThat(outputs.below(0)).isEqualTo(SoleOutputs.SEVERAL);
  }

  /** Nodes with these children, and two leaves with one target each. */
  private static Ensemble ensemble(int[] onTrue, int[] onFalse, int... leafTargets) {
    return new Ensemble(
        2,
        "SUM",
        "NONE",
        new double[0],
        new NodeMode[onTrue.length],
        new int[onTrue.length],
        new double[onTrue.length],
        new BitSet[onTrue.length],
        onTrue,
        onFalse,
        new BitSet(),
        new int[] {0, 1, 2},
        leafTargets,
        new double[] {1, 2},
        new int[] {0});
  }
}
