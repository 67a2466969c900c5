package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walking and chaining give, bit for bit, what the plainest possible scorer gives, whichever of
 * them a forest of this shape would choose.
 */
final class EveryMarginSumTest {
  private static final int SEEDS = 60;

  enum Way {
    WALKED {
      @Override
      MarginSums sums(Forest forest) {
        return MarginSums.walked(
            forest.header(), forest.featureKeys(), forest.trees(), forest.leafSum());
      }
    },

    CHAINED {
      @Override
      MarginSums sums(Forest forest) {
        int slotCount = forest.featureKeys().slotCount();
        return MarginSums.chained(
            forest.header(),
            forest.featureKeys(),
            forest.trees(),
            forest.leafSum(),
            LeafChain.of(forest.trees(), slotCount).orElseThrow());
      }
    };

    abstract MarginSums sums(Forest forest);
  }

  record Sample(Way way, int seed) {}

  static Stream<Sample> samples() {
    return Stream.of(Way.values())
        .flatMap(way -> IntStream.range(0, SEEDS).mapToObj(seed -> new Sample(way, seed)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void addsRowsUpAsTheReferenceDoes(Sample sample) {
    Trial trial = new Trial(sample.seed());
    MarginSums sums = sample.way().sums(trial.forest);
    double[] margins = trial.started();
    for (int row = 0; row < trial.rowCount(); row++) {
      sums.rowSum().addRow(trial.rows, row * trial.features, margins, row * trial.outputs());
    }
    assertThat(trial.finished(margins)).isEqualTo(trial.expected());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void addsBlocksUpAsTheReferenceDoes(Sample sample) {
    Trial trial = new Trial(sample.seed());
    double[] margins = trial.started();
    sample.way().sums(trial.forest).blockSum().addRows(trial.rows, trial.rowCount(), margins);
    assertThat(trial.finished(margins)).isEqualTo(trial.expected());
  }

  /** A random forest and rows for it. */
  private static final class Trial {
    private final ReferenceForest reference;
    private final Forest forest;
    private final int features;
    private final double[] rows;

    /** Few features for most seeds, and for some so many that a block has few rows. */
    Trial(int seed) {
      Random random = new Random(seed);
      boolean wide = seed % 10 == 0;
      features = wide ? 3_000 : 1 + random.nextInt(6);
      RandomForests forests =
          new RandomForests(seed, features, random.nextInt(11), random.nextBoolean());
      reference =
          forests.forest(
              random.nextInt(24),
              1 + random.nextInt(3),
              random.nextBoolean() ? Aggregation.SUM : Aggregation.MEAN,
              Link.IDENTITY,
              random.nextBoolean() ? InputPrecision.FLOAT32 : InputPrecision.FLOAT64);
      forest = reference.build(features);
      rows = forests.rows(1 + random.nextInt(wide ? 30 : 300));
    }

    int rowCount() {
      return rows.length / features;
    }

    int outputs() {
      return reference.outputCount();
    }

    double[] started() {
      double[] margins = new double[rowCount() * outputs()];
      forest.leafSum().start(margins, rowCount());
      return margins;
    }

    double[] finished(double[] margins) {
      forest.leafSum().finish(margins, rowCount());
      return margins;
    }

    double[] expected() {
      return IntStream.range(0, rowCount())
          .mapToObj(row -> Arrays.copyOfRange(rows, row * features, (row + 1) * features))
          .flatMapToDouble(row -> Arrays.stream(reference.margin(row)))
          .toArray();
    }
  }
}
