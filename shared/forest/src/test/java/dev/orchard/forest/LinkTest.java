package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {
  @Test
  void raisesEToEachMarginAlone() {
    double[] values = {7, 0, 1, -2, 7};

    Link.EXPONENTIAL.apply(values, 1, 3);

    assertThat(values).containsExactly(7, 1, Math.exp(1), Math.exp(-2), 7);
  }

  @Test
  void makesProbabilitiesOfHugeMargins() {
    double[] values = {800, 801};

    Link.SOFTMAX.apply(values, 0, 2);

    assertThat(values[0] + values[1]).isCloseTo(1, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(Link.class)
  void survivesItsForestFile(Link link) {
    ForestBuilder builder = ForestBuilder.create(1, 2).link(link).baseScores(0.25, -1);
    builder.addTree().leaf(1, 2);
    Forest forest = builder.build();
    double[] expected = new double[2];
    forest.score(new double[1], expected);
    double[] read = new double[2];

    ForestFile.read(ForestFile.write(forest)).score(new double[1], read);

    assertThat(read).containsExactly(expected);
  }
}
