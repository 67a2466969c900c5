package dev.orchard.formats.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.HostileFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileLightGbmTest {
  private static final byte[] FILE = new RandomModelText(5, 4, 25).file();

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < FILE.length - 2; length++) {
      byte[] file = Arrays.copyOf(FILE, length);
      assertThatThrownBy(() -> new LightGbmReader().read(file))
          .as("%d bytes", length)
          .isInstanceOf(ForeignModelException.class);
    }
  }

  @Test
  void refusesOrReadsRandomDamage() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] file = FILE.clone();
      for (int i = random.nextInt(6); i >= 0; i--) {
        int place = random.nextInt(file.length);
        file[place] =
            random.nextBoolean() ? (byte) random.nextInt() : FILE[random.nextInt(FILE.length)];
      }
      try {
        assertThat(new LightGbmReader().read(file).forest().treeCount()).isNotNegative();
      } catch (ForeignModelException expected) {
        assertThat(expected).as("seed %d", seed).hasMessageNotContaining("null");
      } catch (RuntimeException e) {
        fail("seed " + seed, e);
      }
    }
  }

  @Test
  @Tag("slow")
  void bearsDamageWithinMemoryInProportion() {
    HostileFiles files = new HostileFiles(new LightGbmReader());
    files.truncated(FILE).flipped(FILE).mangled(FILE, 10_000);
    assertThat(files.models()).isPositive();
    assertThat(files.refusals()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "num_leaves=2, num_leaves=2147483647",
    "num_leaves=2, num_leaves=-1",
    "num_leaves=2, num_leaves=99999999999999999999",
    "num_cat=0, num_cat=2000000000",
    "left_child=-1, left_child=0",
    "left_child=-1, left_child=-2",
    "right_child=-2, right_child=-3",
    "split_feature=0, split_feature=2",
    "threshold=0.5, threshold=nan",
    "threshold=0.5, threshold=0x1p3",
    "threshold=0.5, threshold=0.5f",
    "decision_type=2, decision_type=3",
    "decision_type=2, decision_type=12",
    "leaf_value=0.25 -1, leaf_value=0.25 inf",
    "leaf_value=0.25 -1, leaf_value=0.25 -1 7",
    "version=v4, version=v9",
    "max_feature_idx=1, max_feature_idx=2147483647",
    "max_feature_idx=1, max_feature_idx=3",
    "num_tree_per_iteration=1, num_tree_per_iteration=4096",
    "num_class=1, tree_sizes=1 2 3",
  })
  void refusesWhatCannotBe(String right, String wrong) {
    String text = new String(ModelText.withTreeLine("shrinkage=1"), StandardCharsets.UTF_8);
    assertThat(text).contains(right);
    byte[] file = text.replace(right, wrong).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new LightGbmReader().read(file))
        .isInstanceOf(ForeignModelException.class);
  }

  @Test
  void refusesATreeOfDepthTenThousand() {
    refuses(tree(10_000, i -> ~i, i -> i == 9_999 ? ~10_000 : i + 1), "deeper than");
  }

  @Test
  void refusesACircle() {
    refuses(tree(100, i -> ~i, i -> i == 99 ? 0 : i + 1), "lead to a node twice");
    refuses(tree(2, i -> ~i, i -> i == 1 ? 1 : ~2), "leave nodes out");
  }

  @Test
  void refusesChildrenOfTwoParents() {
    refuses(tree(100, i -> i == 99 ? ~99 : i + 1, i -> i == 99 ? ~100 : i + 1), "a node twice");
    refuses(tree(100, i -> ~0, i -> i == 99 ? ~100 : i + 1), "a node twice");
  }

  private static void refuses(byte[] file, String reason) {
    new HostileFiles(new LightGbmReader()).check(file, "hostile");
    assertThatThrownBy(() -> new LightGbmReader().read(file))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining(reason);
  }

  /** So many splits with one more leaf; a child is a split or {@code ~leaf}. */
  private static byte[] tree(int splits, IntUnaryOperator left, IntUnaryOperator right) {
    return ModelText.of(
        "max_feature_idx=0",
        "feature_names=a",
        "feature_infos=[0:1]",
        "",
        "Tree=0",
        "num_leaves=" + (splits + 1),
        "num_cat=0",
        "split_feature=" + ModelText.list(new int[splits]),
        "threshold=" + ModelText.countTo(splits),
        "left_child=" + ModelText.list(IntStream.range(0, splits).map(left).toArray()),
        "right_child=" + ModelText.list(IntStream.range(0, splits).map(right).toArray()),
        "leaf_value=" + ModelText.countTo(splits + 1),
        "");
  }

  @Test
  void refusesABlockWithoutEnd() {
    StringBuilder keys = new StringBuilder("tree\n");
    for (int i = 0; i < 100_000; i++) {
      keys.append("key").append(i).append("=1\n");
    }
    assertThatThrownBy(
            () -> new LightGbmReader().read(keys.toString().getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("more than 64 keys");
  }
}
