package dev.orchard.model.feature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.Violation;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonNumber;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowReaderTest {
  private static final FeatureSchema SCHEMA =
      FeatureSchema.of(
          NumberFeature.of("age").withRange(17, 120),
          CategoryFeature.of("job"),
          BooleanFeature.of("loan").withMissing(MissingPolicy.ALLOW),
          NumberFeature.of("balance").withMissing(MissingPolicy.useDefault(JsonNumber.of(7))));

  private final Row row = new Row(SCHEMA);

  private void read(String json) {
    RowReader.read(Json.parse(json.getBytes(UTF_8)), SCHEMA, "$.features", row);
  }

  private List<String> violations(String json) {
    return catchThrowableOfType(InvalidInputException.class, () -> read(json)).violations().stream()
        .map(Violation::toString)
        .toList();
  }

  @Test
  void readsFeaturesByName() {
    read("{\"balance\":1.5,\"age\":41,\"job\":\"clerk\",\"loan\":true}");
    assertThat(row.number(0)).isEqualTo(41);
    assertThat(row.category(1)).isEqualTo("clerk");
    assertThat(row.number(2)).isEqualTo(1);
    assertThat(row.number(3)).isEqualTo(1.5);
  }

  @Test
  void readsFeaturesByPosition() {
    read("[41,\"clerk\",0,2]");
    assertThat(row.number(2)).isZero();
    assertThat(row.number(3)).isEqualTo(2);
  }

  @Test
  void appliesTheMissingPolicies() {
    read("{\"age\":41,\"job\":\"clerk\",\"loan\":null}");
    assertThat(row.isMissing(2)).isTrue();
    assertThat(row.number(3)).isEqualTo(7);
  }

  @Test
  void reportsEveryViolationAtOnce() {
    assertThat(violations("{\"age\":\"41\",\"loan\":2,\"balence\":1,\"balance\":[1]}"))
        .containsExactly(
            "$.features.age: expected a number, sensibly from 17 to 120, found \"41\"",
            "$.features.job: expected a string, found nothing",
            "$.features.loan: expected true, false, 1 or 0, found 2",
            "$.features.balance: expected a number, found an array of 1 value",
            "$.features.balence: expected a feature of the model, found an unknown feature; did you mean \"balance\"?");
  }

  @Test
  void namesPositionsOfPositionalFeatures() {
    assertThat(violations("[null,1,true,\"x\"]"))
        .containsExactly(
            "$.features[0]: expected a number, sensibly from 17 to 120, found null",
            "$.features[1]: expected a string, found 1",
            "$.features[3]: expected a number, found \"x\"");
  }

  @Test
  void namesANullFeatureBelowAnyPath() {
    InvalidInputException e =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                RowReader.read(
                    Json.parse("{\"age\":null,\"job\":\"clerk\"}".getBytes(UTF_8)),
                    SCHEMA,
                    "$.instances[3]",
                    row));
    assertThat(e.violations().get(0).path()).isEqualTo("$.instances[3].age");
  }

  @Test
  void refusesAnArrayOfTheWrongLength() {
    assertThat(violations("[1,2]"))
        .containsExactly(
            "$.features: expected an array of 4 values (age, job, loan, balance), found an array of 2 values");
    assertThat(violations("[]")).hasSize(1);
  }

  @Test
  void refusesFeaturesThatAreNeitherObjectNorArray() {
    assertThat(violations("\"x\"")).hasSize(1);
    assertThat(violations("null")).hasSize(1);
  }

  @Test
  void boundsTheReportOfManyUnknownFeatures() {
    StringBuilder json = new StringBuilder("{\"age\":1,\"job\":\"x\"");
    for (int i = 0; i < 5000; i++) {
      json.append(",\"u").append(i).append("\":1");
    }
    InvalidInputException e =
        catchThrowableOfType(InvalidInputException.class, () -> read(json + "}"));
    assertThat(e.violations()).hasSize(100);
    assertThat(e.omitted()).isEqualTo(4900);
  }

  @Test
  void readsTextAsCsvGivesIt() {
    RowReader.readText(new String[] {" 41.5 ", "clerk", "yes", ""}, SCHEMA, "$", row);
    assertThat(row.number(0)).isEqualTo(41.5);
    assertThat(row.number(2)).isEqualTo(1);
    assertThat(row.number(3)).isEqualTo(7);
  }

  @Test
  void refusesTextThatIsNoNumber() {
    for (String text :
        List.of("NaN", "Infinity", "0x1p3", "1f", "1e999", "--1", "1,5", "9".repeat(400))) {
      InvalidInputException e =
          catchThrowableOfType(
              InvalidInputException.class,
              () -> RowReader.readText(new String[] {text, "clerk", "1", "1"}, SCHEMA, "$", row));
      assertThat(e).as(text).isNotNull();
      assertThat(e.violations().get(0).path()).isEqualTo("$.age");
    }
  }

  @Test
  void aRowLeavesNothingBehindForTheNext() {
    read("{\"age\":41,\"job\":\"clerk\",\"loan\":true}");
    read("{\"age\":42,\"job\":\"nurse\"}");
    assertThat(row.isMissing(2)).isTrue();
  }

  @Test
  void readsOrRefusesEveryMutation() {
    String valid = "{\"age\":41,\"job\":\"clerk\",\"loan\":true,\"balance\":-1.5e3}";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder mutated = new StringBuilder(valid);
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutated.setCharAt(
            random.nextInt(valid.length()), "{}[]\",:019-eabntrul\\".charAt(random.nextInt(20)));
      }
      try {
        read(mutated.toString());
        assertThat(row.isMissing(0)).as("seed %d", seed).isFalse();
      } catch (MalformedInputException | InvalidInputException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
      }
    }
  }
}
