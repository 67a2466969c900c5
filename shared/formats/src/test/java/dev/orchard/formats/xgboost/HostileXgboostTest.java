package dev.orchard.formats.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.HostileDocuments;
import dev.orchard.formats.HostileFiles;
import dev.orchard.formats.UbjsonWriter;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file says, it gives a model or a refusal, within memory in proportion to its size. */
final class HostileXgboostTest {
  private final HostileFiles files = new HostileFiles(new XgboostReader());

  /** An encoding, by what writes it. */
  private record Encoding(String name, Function<JsonElement, byte[]> writer) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Encoding> encodings() {
    return Stream.of(
        new Encoding("JSON", SmallXgboostModel::json), new Encoding("UBJSON", UbjsonWriter::write));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void bearsTruncation(Encoding encoding) {
    files.truncated(encoding.writer().apply(SmallXgboostModel.document()));
    assertThat(files.models()).isZero();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  @Tag("slow")
  void bearsEveryBitTurnedAround(Encoding encoding) {
    files.flipped(encoding.writer().apply(SmallXgboostModel.document()));
    assertThat(files.models()).isPositive();
    assertThat(files.refusals()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  @Tag("slow")
  void bearsRandomDamage(Encoding encoding) {
    files.mangled(encoding.writer().apply(SmallXgboostModel.document()), 20_000);
    assertThat(files.models()).isPositive();
    assertThat(files.refusals()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  @Tag("slow")
  void bearsHostileValuesEverywhere(Encoding encoding) {
    new HostileDocuments(SmallXgboostModel.document(), encoding.writer()).check(files);
    assertThat(files.models()).isPositive();
    assertThat(files.refusals()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void refusesATreeOfDepthTenThousand(Encoding encoding) {
    // Node 2i splits into the leaf 2i + 1 and the next split 2i + 2.
    byte[] file = encoding.writer().apply(chain(10_000, i -> 2 * i + 1, i -> 2 * i + 2));
    files.check(file, "a deep tree");
    assertThatThrownBy(() -> new XgboostReader().read(file))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("deeper than");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void refusesACycle(Encoding encoding) {
    byte[] file = encoding.writer().apply(chain(100, i -> 2 * i + 1, i -> i == 99 ? 0 : 2 * i + 2));
    assertThatThrownBy(() -> new XgboostReader().read(file))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("cycle");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void refusesAChildOfTwoParents(Encoding encoding) {
    byte[] file = encoding.writer().apply(chain(100, i -> 1, i -> 2 * i + 2));
    assertThatThrownBy(() -> new XgboostReader().read(file))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("two parents");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void refusesLargeSetsOfCategoriesInManySmallNodes(Encoding encoding) {
    int splits = 20_000;
    JsonObject model = chain(splits, i -> 2 * i + 1, i -> 2 * i + 2);
    JsonObject tree = SmallXgboostModel.firstTree(model);
    int nodes = 2 * splits + 1;
    tree.add("split_type", list(nodes, i -> 1 - i % 2));
    tree.getAsJsonArray("split_type").set(nodes - 1, list(1, i -> 0).get(0));
    tree.add("categories_nodes", list(splits, i -> 2 * i));
    tree.add("categories_segments", list(splits, i -> 0));
    tree.add("categories_sizes", list(splits, i -> 1));
    tree.add("categories", list(1, i -> (1 << 20) - 1));
    assertThatThrownBy(() -> new XgboostReader().read(encoding.writer().apply(model)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("sets of categories are too large");
  }

  /** The small model with a first tree of so many splits, those of even numbers. */
  private static JsonObject chain(int splits, IntUnaryOperator left, IntUnaryOperator right) {
    JsonObject model = SmallXgboostModel.document();
    JsonObject tree = SmallXgboostModel.firstTree(model);
    int nodes = 2 * splits + 1;
    tree.add("left_children", list(nodes, node -> child(node, splits, left)));
    tree.add("right_children", list(nodes, node -> child(node, splits, right)));
    for (String name :
        new String[] {
          "split_indices", "split_conditions", "default_left", "sum_hessian", "loss_changes"
        }) {
      tree.add(name, list(nodes, node -> 0));
    }
    tree.remove("split_type");
    return model;
  }

  private static int child(int node, int splits, IntUnaryOperator child) {
    boolean split = node % 2 == 0 && node / 2 < splits;
    return split ? child.applyAsInt(node / 2) : -1;
  }

  private static JsonArray list(int count, IntUnaryOperator value) {
    JsonArray list = new JsonArray();
    for (int i = 0; i < count; i++) {
      list.add(value.applyAsInt(i));
    }
    return list;
  }
}
