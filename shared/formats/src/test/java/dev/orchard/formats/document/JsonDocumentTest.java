package dev.orchard.formats.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.formats.ForeignModelException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON with the words of model files, and nothing else. */
final class JsonDocumentTest {
  @Test
  void readsEveryKindOfValue() {
    Part part =
        read(" {\"a\": [1, -2.5e1, NaN, -Infinity, true], \"b\": {\"c\": \"x\"}, \"d\": null}");
    assertThat(part.get("a").numbers())
        .containsExactly(1, -25, Double.NaN, Double.NEGATIVE_INFINITY, 1);
    assertThat(part.get("b").get("c").text()).isEqualTo("x");
    assertThat(part.find("d")).isEmpty();
    assertThat(part.names()).containsExactly("a", "b", "d");
  }

  @Test
  void readsListsOfManyKinds() {
    Part part = read("[1, \"two\", [3], {\"four\": 4}]");
    assertThat(part.list()).hasSize(4);
    assertThat(part.list().get(1).text()).isEqualTo("two");
    assertThat(part.list().get(2).integers()).containsExactly(3);
    assertThat(part.list().get(3).path()).isEqualTo("[3]");
  }

  @Test
  void readsEscapes() {
    assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fc\\ud83d\\ude00ü\"").text())
        .isEqualTo("\"\\/\b\f\n\r\tü\ud83d\ude00ü");
  }

  @Test
  void roundsAFractionOnce() {
    // Halfway between two floats once it is a double, and above it as written.
    String text = "1.00000005960464477540";
    assertThat(JsonDocument.read(text.getBytes(UTF_8), Float::parseFloat).number())
        .isEqualTo(Float.parseFloat(text))
        .isNotEqualTo((float) Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "1 2",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "0x1",
        "1f",
        "tru",
        "nul",
        "NaNa",
        "nan",
        "1e999",
        "\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud83d\"",
        "\"\n\"",
        "'a'",
        "// comment"
      })
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ForeignModelException.class);
  }

  @Test
  void refusesWhatIsNoUtf8() {
    assertThatThrownBy(() -> JsonDocument.read("\"\u00fc\"".getBytes(ISO_8859_1), text -> 0))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b.c | b.c: a number is expected, found \"x\"",
        "a.0 | a: an object is expected, found a list of numbers",
        "e | the model file: the member \"e\" is expected and missing"
      })
  void namesThePlace(String path, String message) {
    Part part = read("{\"a\": [1], \"b\": {\"c\": \"x\"}}");
    assertThatThrownBy(
            () -> {
              Part place = part;
              for (String step : path.split("\\.", -1)) {
                place = place.get(step);
              }
              place.number();
            })
        .isInstanceOf(ForeignModelException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesDeepNesting(String opening) {
    assertThatThrownBy(() -> read(opening.repeat(1_000_000)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("within each other");
  }

  @Test
  @Tag("slow")
  void refusesMoreValuesThanAModelNeeds() {
    assertThatThrownBy(() -> read("[" + "[],".repeat(ValueBudget.VALUES) + "[]]"))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("values");
  }

  private static Part read(String text) {
    return JsonDocument.read(text.getBytes(UTF_8), Double::parseDouble);
  }
}
