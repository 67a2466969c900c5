package dev.orchard.forest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file gives back the forest it was written from, or an error that says what is wrong with it.
 */
final class ForestFileTest {
  private static final int FEATURES = 4;

  @ParameterizedTest
  @EnumSource
  void givesBackTheSameForest(InputPrecision precision) {
    for (int seed = 0; seed < 20; seed++) {
      Forest forest = forest(precision, seed, 1 + seed);
      byte[] file = ForestFile.write(forest);
      Forest read = ForestFile.read(file);
      double[] rows = new RandomForests(seed, FEATURES, 1, true).rows(100);
      assertThat(scores(read, rows)).as("seed %d", seed).isEqualTo(scores(forest, rows));
      assertThat(ForestFile.write(read)).as("seed %d", seed).isEqualTo(file);
      assertThat(read.sizeInBytes()).isEqualTo(forest.sizeInBytes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesForTheSameForest(InputPrecision precision) {
    assertThat(ForestFile.write(forest(precision, 3, 9)))
        .isEqualTo(ForestFile.write(forest(precision, 3, 9)));
  }

  @Test
  void keepsCoverAndGain() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder draft = builder.addTree();
    int root = draft.split(0, 1, Comparison.LESS, true);
    draft.connect(root, draft.leaf(1), draft.leaf(2)).cover(root, 80).gain(root, 2.5);
    Tree read = ForestFile.read(ForestFile.write(builder.build())).tree(0);
    assertThat(read.cover(0)).isEqualTo(80);
    assertThat(read.gain(0)).isEqualTo(2.5);
    assertThat(read.cover(1)).isNaN();
  }

  @Test
  void passesThroughStreams() throws IOException {
    Forest forest = forest(InputPrecision.FLOAT32, 3, 9);
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    ForestFile.write(forest, target);
    byte[] file = target.toByteArray();
    Forest read = ForestFile.read(new ByteArrayInputStream(file), file.length);
    assertThat(ForestFile.write(read)).isEqualTo(file);
  }

  @Test
  void refusesAStreamBeyondItsLimit() {
    byte[] file = ForestFile.write(forest(InputPrecision.FLOAT32, 3, 9));
    assertThatThrownBy(() -> ForestFile.read(new ByteArrayInputStream(file), file.length - 1))
        .isInstanceOf(CorruptForestException.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void refusesACategoryBeyondAllCodes() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder tree = builder.addTree();
    tree.connect(tree.categorySplit(0, new BitSet(), false), tree.leaf(1), tree.leaf(2));
    FlatForest flat = builder.build().flat();
    long[] words = new long[Limits.CATEGORIES / Long.SIZE + 1];
    words[words.length - 1] = 1;
    CategorySets sets = new CategorySets(words, new int[] {0, words.length});
    FlatForest beyond =
        new FlatForest(
            flat.header(),
            flat.treeSizes(),
            flat.treeOutputs(),
            flat.codes(),
            flat.keys(),
            flat.thresholds(),
            sets,
            flat.leafValues(),
            flat.covers(),
            flat.gains());
    byte[] file = ForestFile.write(ForestLayout.of(beyond));

    assertThatThrownBy(() -> ForestFile.read(file))
        .isInstanceOf(CorruptForestException.class)
        .hasMessageContaining("category beyond all codes");
  }

  @ParameterizedTest
  @EnumSource
  void refusesAFileCutAtAnyByte(InputPrecision precision) {
    byte[] file = ForestFile.write(forest(precision, 5, 3));
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> ForestFile.read(cut))
          .as("cut at %d", length)
          .isInstanceOf(CorruptForestException.class);
    }
  }

  @Test
  void refusesBytesAfterTheEnd() {
    byte[] file = ForestFile.write(forest(InputPrecision.FLOAT64, 5, 3));
    assertThatThrownBy(() -> ForestFile.read(Arrays.copyOf(file, file.length + 1)))
        .isInstanceOf(CorruptForestException.class);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnySingleDamagedByte(InputPrecision precision) {
    byte[] file = ForestFile.write(forest(precision, 5, 3));
    for (int position = 0; position < file.length; position++) {
      byte[] damaged = file.clone();
      damaged[position] ^= (byte) (1 << (position % 8));
      assertThatThrownBy(() -> ForestFile.read(damaged))
          .as("byte %d", position)
          .isInstanceOf(ForestFileException.class);
    }
  }

  @Test
  void refusesANewerVersionAndSaysWhich() {
    byte[] file = ForestFile.write(forest(InputPrecision.FLOAT64, 5, 3));
    file[8] = 9;
    assertThatThrownBy(() -> ForestFile.read(sealed(file)))
        .isInstanceOf(UnsupportedForestVersionException.class)
        .hasMessage("the forest file has format version 9; this Orchard reads versions up to 2");
  }

  @Test
  void writesTheOldestVersionThatCanSayTheForest() {
    assertThat(ForestFile.write(linked(Link.SOFTMAX))[8]).isEqualTo((byte) 1);
    assertThat(ForestFile.write(linked(Link.EXPONENTIAL))[8]).isEqualTo((byte) 2);
  }

  @Test
  void refusesALinkThatItsVersionHasNot() {
    byte[] file = ForestFile.write(linked(Link.EXPONENTIAL));
    file[8] = 1;
    assertThatThrownBy(() -> ForestFile.read(sealed(file)))
        .isInstanceOf(CorruptForestException.class)
        .hasMessage("the forest file has version 1, which has no EXPONENTIAL");
  }

  private static Forest linked(Link link) {
    ForestBuilder builder = ForestBuilder.create(1, 2).link(link);
    builder.addTree().leaf(1, 2);
    return builder.build();
  }

  @Test
  void refusesWhatWasNeverAForest() {
    assertThatThrownBy(() -> ForestFile.read("{\"model\": \"json\"}".getBytes(UTF_8)))
        .isInstanceOf(CorruptForestException.class)
        .hasMessage("this is not a forest file");
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 20, 24, 28, 32, 36, 40, 44})
  void refusesHugeAndNegativeCountsBeforeItAllocates(int offset) {
    byte[] file = ForestFile.write(forest(InputPrecision.FLOAT64, 5, 3));
    for (int count : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 24, 60_000}) {
      ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, count);
      assertThatThrownBy(() -> ForestFile.read(sealed(file)))
          .as("count %d", count)
          .isInstanceOf(CorruptForestException.class);
    }
  }

  /** Whoever damages a file may also mend its checksum; then the nodes themselves are checked. */
  @ParameterizedTest
  @EnumSource
  void refusesOrScoresAnyDamageWithAGoodChecksum(InputPrecision precision) {
    byte[] file = ForestFile.write(forest(precision, 5, 3));
    double[] rows = new RandomForests(1, FEATURES, 1, true).rows(20);
    for (int position = 0; position < file.length - 4; position++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = file.clone();
        damaged[position] ^= (byte) (1 << bit);
        refusesOrScores(sealed(damaged), rows, "byte " + position + ", bit " + bit);
      }
    }
  }

  @Test
  void refusesOrScoresRandomDamageWithAGoodChecksum() {
    byte[] file = ForestFile.write(forest(InputPrecision.FLOAT64, 5, 3));
    double[] rows = new RandomForests(1, FEATURES, 1, true).rows(20);
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = file.clone();
      for (int i = random.nextInt(6); i >= 0; i--) {
        damaged[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      refusesOrScores(sealed(damaged), rows, "seed " + seed);
    }
  }

  @Test
  void refusesGarbageOfAnyLength() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] garbage = new byte[random.nextInt(300)];
      random.nextBytes(garbage);
      byte[] start = ForestFile.write(forest(InputPrecision.FLOAT32, 1, 1));
      System.arraycopy(start, 0, garbage, 0, Math.min(random.nextInt(64), garbage.length));
      assertThatThrownBy(() -> ForestFile.read(garbage))
          .as("seed %d", seed)
          .isInstanceOf(ForestFileException.class);
    }
  }

  private static void refusesOrScores(byte[] file, double[] rows, String what) {
    assertThatCode(
            () -> {
              try {
                Forest forest = ForestFile.read(file);
                forest.scoreBlock(
                    new double[forest.featureCount() * 20],
                    20,
                    new double[forest.outputCount() * 20]);
                if (forest.featureCount() == FEATURES) {
                  scores(forest, rows);
                }
              } catch (ForestFileException expected) {
                assertThat(expected).hasMessageNotContaining("null");
              }
            })
        .as(what)
        .doesNotThrowAnyException();
  }

  private static Forest forest(InputPrecision precision, int seed, int trees) {
    return new RandomForests(seed, FEATURES, 5, true)
        .forest(trees, 3, Aggregation.MEAN, Link.SOFTMAX, precision)
        .build(FEATURES);
  }

  private static double[] scores(Forest forest, double[] rows) {
    double[] scores = new double[rows.length / FEATURES * forest.outputCount()];
    forest.scoreBlock(rows, rows.length / FEATURES, scores);
    return scores;
  }

  /** Gives the bytes the checksum that fits them. */
  private static byte[] sealed(byte[] file) {
    CRC32C checksum = new CRC32C();
    checksum.update(file, 0, file.length - 4);
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(file.length - 4, (int) checksum.getValue());
    return file;
  }
}
