package dev.orchard.formats.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.formats.ForeignModelException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every construct of UBJSON, and none beyond it. A text here has a byte for each character. */
final class UbjsonDocumentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[i\u00ffU\u00ffI\u00ff\u0001]' | -1, 255, -255",
        "'[l\u0000\u0001\u0000\u0000TF]' | 65536, 1, 0",
        "'[#i\u0002i\u0003i\u0004' | 3, 4",
        "'[$U#i\u0003\u0001\u0002\u0003' | 1, 2, 3",
        "'[$d#L\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0001?\u0080\u0000\u0000' | 1",
        "'[D?\u00f0\u0000\u0000\u0000\u0000\u0000\u0000]' | 1",
        "'[Ni\u0005Ni\u0006N]' | 5, 6"
      })
  void readsNumbersInEveryKindOfList(String bytes, String numbers) {
    double[] expected =
        Arrays.stream(numbers.split(", ", -1)).mapToDouble(Double::parseDouble).toArray();
    assertThat(read(bytes).numbers()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{i\u0001ai\u0007i\u0001bSi\u0002xyi\u0001cZ}",
        "{#i\u0003i\u0001ai\u0007i\u0001bSi\u0002xyi\u0001cZ",
        "{Ni\u0001ai\u0007Ni\u0001bSi\u0002xyi\u0001cZN}"
      })
  void readsObjects(String bytes) {
    Part object = read(bytes);
    assertThat(object.get("a").integer()).isEqualTo(7);
    assertThat(object.get("b").text()).isEqualTo("xy");
    assertThat(object.find("c")).isEmpty();
  }

  @Test
  void readsContainersOfOneType() {
    assertThat(read("{$U#i\u0002i\u0001a\u0005i\u0001b\u0006").get("b").integer()).isEqualTo(6);
    assertThat(read("[$S#i\u0002i\u0001ai\u0001b").list())
        .extracting(Part::text)
        .containsExactly("a", "b");
    assertThat(read("[$[#i\u0002]]").list()).hasSize(2);
    assertThat(read("[$C#i\u0002ab").list()).extracting(Part::text).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "]",
        "i",
        "{",
        "[",
        "[i\u0001",
        "{i\u0001a",
        "{i\u0001ai\u0001i\u0001ai\u0001}",
        "{i\u00ffa}",
        "Si\u0005abc",
        "Si\u0001\u00ff",
        "SZ",
        "Sd????",
        "Hi\u00011",
        "i\u0001i\u0001",
        "[$",
        "[$i",
        "[$ii\u0001",
        "[$Z#i\u0005",
        "[$T#i\u0005",
        "[$N#i\u0005",
        "[#",
        "[#i\u00ff",
        "[#i\u0003i\u0001i\u0002",
        "[$i#i\u0003\u0001\u0002",
        "[$d#L\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0000",
        "[#L\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
        "[#L\u0080\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
        "SL\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
        "SL\u0000\u0000\u0000\u0000\u007f\u00ff\u00ff\u00ff"
      })
  void refusesWhatIsNoUbjson(String bytes) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(ForeignModelException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[#i\u0001", "[$[#i\u0001", "{i\u0001a"})
  void refusesDeepNesting(String opening) {
    assertThatThrownBy(() -> read(opening.repeat(1_000_000)))
        .isInstanceOf(ForeignModelException.class);
  }

  @Test
  @Tag("slow")
  void refusesManyNumbersThatTurnOutToBeAMixture() {
    String many = "[" + "T".repeat(ValueBudget.VALUES + 1) + "Z]";
    assertThatThrownBy(() -> read(many))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("values");
  }

  private static Part read(String bytes) {
    return UbjsonDocument.read(bytes.getBytes(ISO_8859_1));
  }
}
