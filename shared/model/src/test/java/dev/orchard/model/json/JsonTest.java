package dev.orchard.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.MalformedInputException;
import dev.orchard.model.Violations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static JsonValue parse(String text) {
    return Json.parse(text.getBytes(UTF_8));
  }

  private static void refuses(String text, String reason) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> parse(text))
        .withMessageContaining(reason);
  }

  @Test
  void readsEveryKindOfValue() {
    JsonObject object =
        (JsonObject) parse("{\"a\":[1,-2.5e3,true,false,null,\"ü😀\\n\"],\"b\":{}}");
    JsonArray array = (JsonArray) object.get("a");
    assertThat(array.get(0)).isEqualTo(new JsonNumber(1, "1"));
    assertThat(array.get(1)).isEqualTo(new JsonNumber(-2500, "-2.5e3"));
    assertThat(array.get(2)).isEqualTo(JsonBoolean.TRUE);
    assertThat(array.get(4)).isEqualTo(JsonNull.NULL);
    assertThat(array.get(5)).isEqualTo(new JsonString("ü😀\n"));
    assertThat(object.find("c")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\":1,}",
        "01",
        "+1",
        ".5",
        "1.",
        "0x10",
        "NaN",
        "Infinity",
        "-Infinity",
        "[NaN]",
        "nul",
        "True",
        "tRUE",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\t\"",
        "1 1",
        "{} x",
        "// c\n1",
        "/* c */1",
        "#c\n1",
        "[1;2]",
        "{\"a\"=1}",
        ")]}'\n1",
        "\"\\'\""
      })
  void refusesWhatIsNotJson(String text) {
    assertThatExceptionOfType(MalformedInputException.class).isThrownBy(() -> parse(text));
  }

  @Test
  void refusesNumbersNoDoubleHolds() {
    refuses("{\"features\":{\"age\":1e999}}", "$.features.age");
    refuses("[" + "9".repeat(400) + "]", "100 characters");
    refuses("[" + "9".repeat(4000) + "]", "$[0]");
  }

  @Test
  void namesTheElementThatCannotBeReadAndNotTheNextOne() {
    refuses("{\"features\":[1,1e999,3]}", "$.features[1]:");
    refuses("[[1," + "9".repeat(400) + "]]", "$[0][1]:");
    refuses("[\"a\",\"\\ud800\",\"c\"]", "$[1]:");
    refuses("[{\"a\":{\"\\ud800\":1}}]", "$[0].a.");
  }

  @Test
  void refusesANameThatOccursTwice() {
    refuses("{\"a\":1,\"a\":2}", "\"a\" occurs twice");
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 100; i++) {
      many.append("\"n").append(i).append("\":1,");
    }
    refuses(many + "\"n3\":1}", "\"n3\" occurs twice");
  }

  @Test
  void refusesHalfASurrogatePair() {
    refuses("[\"\\ud800\"]", "surrogate");
    refuses("[\"\\udc00x\"]", "surrogate");
    refuses("{\"\\ud800\":1}", "surrogate");
    assertThat(parse("[\"\\ud83d\\ude00\"]")).isEqualTo(JsonArray.of(new JsonString("😀")));
  }

  @Test
  void refusesBadUtf8ButNotTheReplacementCharacter() {
    byte[] bad = {'[', '"', (byte) 0xC3, (byte) 0x28, '"', ']'};
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Json.parse(bad))
        .withMessageContaining("UTF-8");
    assertThat(parse("\"\uFFFD\"")).isEqualTo(new JsonString("\uFFFD"));
  }

  @Test
  void refusesDeepNesting() {
    assertThat(parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(JsonArray.class);
    refuses("[".repeat(65) + "]".repeat(65), "deeper than 64");
    refuses("[".repeat(1_000_000), "deeper than 64");
    refuses("{\"a\":".repeat(100_000), "deeper than 64");
  }

  @Test
  void refusesMoreValuesThanAllowed() {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Json.parse("[1,2,3]".getBytes(UTF_8), new JsonLimits(64, 100, 3)))
        .withMessageContaining("more than 3 values");
  }

  @Test
  void namesThePlaceOfAMistake() {
    refuses("{\"features\":{\"age\":tru}}", "$.features.age");
  }

  @Test
  void findsMembersOfLargeObjects() {
    StringBuilder text = new StringBuilder("{\"first\":0");
    for (int i = 0; i < 200; i++) {
      text.append(",\"n").append(i).append("\":").append(i);
    }
    JsonObject object = (JsonObject) parse(text + "}");
    assertThat(object.get("n150")).isEqualTo(new JsonNumber(150, "150"));
    assertThat(object.get("first")).isEqualTo(new JsonNumber(0, "0"));
    assertThat(object.has("n200")).isFalse();
  }

  @Test
  void neverWritesNumbersThatAreNone() {
    byte[] json =
        Json.write(
            out ->
                out.beginArray()
                    .value(Double.NaN)
                    .value(Double.POSITIVE_INFINITY)
                    .value(1.5)
                    .value(20.0)
                    .endArray());
    assertThat(new String(json, UTF_8)).isEqualTo("[null,null,1.5,20]");
  }

  @Test
  void writesHalfASurrogatePairAsReplacementCharacter() {
    byte[] json =
        Json.write(
            out -> out.beginArray().value("\ud800x").value("😀é€").value("\udc00").endArray());
    assertThat(new String(json, UTF_8)).isEqualTo("[\"\uFFFDx\",\"😀é€\",\"\uFFFD\"]");
    assertThat(Json.parse(json)).isInstanceOf(JsonArray.class);
  }

  @Test
  void writesOneTextALine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOutput output = JsonOutput.to(bytes);
    for (int i = 0; i < 3_000; i++) {
      output.beginObject().member("index", i).member("none", Double.NaN).endObject().endLine();
    }
    output.flush();
    assertThat(bytes.toString(UTF_8).lines())
        .hasSize(3_000)
        .startsWith("{\"index\":0,\"none\":null}", "{\"index\":1,\"none\":null}");
  }

  @Test
  void echoesNumbersAsTheyWereWritten() {
    assertThat(Json.text(parse("[1.0,1e2,12345678901234567890]")))
        .isEqualTo("[1.0,1e2,12345678901234567890]");
  }

  @Test
  void collectsEveryMisfitOfAnObject() {
    Violations violations = new Violations();
    JsonObjectReader reader =
        JsonObjectReader.of(parse("{\"name\":1,\"count\":1.5,\"modle\":\"x\"}"), "$", violations);
    reader.requireString("name");
    reader.requireLong("count");
    reader.optionalString("model");
    reader.requireBoolean("wait");
    reader.refuseUnknown();
    assertThat(violations.kept())
        .extracting(Object::toString)
        .containsExactly(
            "$.name: expected a string, found 1",
            "$.count: expected a whole number, found 1.5",
            "$.wait: expected true or false, found nothing",
            "$: expected only the members name, count, model, wait, found \"modle\"; did you mean \"model\"?");
  }

  @Test
  void streamsRecordsOneByOne() throws IOException {
    String text = "{\"model\":\"m\",\"records\":[{\"features\":[1]},{\"features\":[2]}]}";
    try (JsonStream stream =
        JsonStream.open(new ByteArrayInputStream(text.getBytes(UTF_8)), JsonLimits.DEFAULT)) {
      stream.beginObject();
      assertThat(stream.nextName()).isEqualTo("model");
      assertThat(stream.nextValue()).isEqualTo(new JsonString("m"));
      assertThat(stream.nextName()).isEqualTo("records");
      stream.beginArray();
      int records = 0;
      while (stream.hasNext()) {
        assertThat(stream.nextValue()).isInstanceOf(JsonObject.class);
        records++;
      }
      stream.endArray();
      stream.endObject();
      stream.end();
      assertThat(records).isEqualTo(2);
    }
  }

  @Test
  void readsOrRefusesEveryMutationOfARequest() {
    byte[] valid =
        "{\"org_id\":\"acme\",\"features\":{\"age\":41.5,\"job\":\"té\\u00e9\",\"x\":[1,-2e5,null,true]},\"e\":3}"
            .getBytes(UTF_8);
    for (int seed = 0; seed < 20_000; seed++) {
      byte[] mutated = mutate(valid, new Random(seed));
      try {
        JsonValue value = Json.parse(mutated);
        assertThat(Json.parse(Json.text(value).getBytes(UTF_8)))
            .as("seed %d", seed)
            .isEqualTo(value);
      } catch (MalformedInputException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
      }
    }
  }

  private static byte[] mutate(byte[] valid, Random random) {
    byte[] mutated = valid.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutated.length);
      mutated[at] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) "{}[]\",:0-eEu\\".charAt(random.nextInt(13));
    }
    return random.nextInt(4) == 0
        ? java.util.Arrays.copyOf(mutated, random.nextInt(mutated.length))
        : mutated;
  }
}
