package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.HostileFiles;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileOnnxTest {
  @Test
  void refusesOrReadsEveryTruncation() {
    byte[] file = GoldenModels.file("refused_ada_boost");
    for (int length = 0; length < file.length; length++) {
      refusesOrReads(Arrays.copyOf(file, length), "length " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"decision_tree_classifier", "columns_one_hot", "gradient_boosting_binary"})
  void refusesOrReadsRandomDamage(String name) {
    byte[] good = GoldenModels.file(name);
    for (int seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      byte[] file = good.clone();
      for (int i = random.nextInt(6); i >= 0; i--) {
        int place = random.nextInt(random.nextBoolean() ? file.length : 300);
        file[place] = (byte) (random.nextBoolean() ? random.nextInt() : file[place] ^ 1);
      }
      refusesOrReads(file, name + ", seed " + seed);
    }
  }

  @Test
  @Tag("slow")
  void bearsDamageWithinMemoryInProportion() {
    byte[] file = GoldenModels.file("decision_tree_classifier");
    HostileFiles files = new HostileFiles(new OnnxReader());
    files.truncated(file).flipped(file).mangled(file, 10_000);
    assertThat(files.models()).isPositive();
    assertThat(files.refusals()).isPositive();
  }

  @Test
  void refusesGarbage() {
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      refusesOrReads(garbage, "seed " + seed);
    }
  }

  @Test
  void refusesALengthBeyondTheEnd() {
    byte[] file = {0x3A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
    assertThatThrownBy(() -> new OnnxReader().read(file))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("a length beyond the end");
  }

  private static void refusesOrReads(byte[] file, String what) {
    try {
      assertThat(new OnnxReader().read(file).forest().featureCount()).isPositive();
    } catch (ForeignModelException expected) {
      assertThat(expected).as(what).hasMessageNotContaining("null");
    } catch (RuntimeException | StackOverflowError e) {
      fail(what, e);
    }
  }
}
