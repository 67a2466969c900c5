package dev.orchard.model.feature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final FeatureSchema SCHEMA =
      FeatureSchema.of(
          CategoryFeature.of("job").withMissing(MissingPolicy.ALLOW),
          NumberFeature.of("age").withRange(0, 100));

  /** high: mean 1, low: mean 0, middle: mean 0.5; overall 0.5. */
  private static Encoder learned() {
    List<Object[]> rows = new ArrayList<>();
    List<Double> labels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(new Object[] {"high", 20.0});
      labels.add(1.0);
      rows.add(new Object[] {"low", 60.0});
      labels.add(0.0);
    }
    return Encoder.learn(
        SCHEMA,
        new Columns(rows.toArray(new Object[0][])),
        labels.stream().mapToDouble(x -> x).toArray());
  }

  private static double[] encode(Encoder encoder, String job, double age, List<Warning> warnings) {
    Row row = new Row(encoder.schema());
    row.setCategory(0, job);
    row.setNumber(1, age);
    double[] out = new double[3];
    encoder.encode(row, out, 1, warnings::add);
    return out;
  }

  private static Encoder roundTrip(Encoder encoder) {
    byte[] json =
        Json.write(
            out -> {
              out.beginObject();
              FeatureSchemaJson.write(encoder.schema(), out, "features");
              EncoderJson.write(encoder, out, "encoder");
              out.endObject();
            });
    JsonObjectReader reader =
        new JsonObjectReader((JsonObject) Json.parse(json), "$", new Violations());
    return EncoderJson.read(reader, "encoder", FeatureSchemaJson.read(reader, "features"));
  }

  @Test
  void ordersCodesByMeanLabelAndKeepsTheMiddleForUnseen() {
    Encoder encoder = learned();
    assertThat(encoder.categories(0)).containsExactly("low", "high");
    assertThat(encoder.unseenCode(0)).isEqualTo(1);
    assertThat(encode(encoder, "low", 30, new ArrayList<>())).containsExactly(0, 0, 30);
    assertThat(encode(encoder, "high", 30, new ArrayList<>())).containsExactly(0, 2, 30);
  }

  @Test
  void encodesAnUnseenCategoryAsAverageAndWarns() {
    List<Warning> warnings = new ArrayList<>();
    assertThat(encode(learned(), "pilot", 30, warnings)[1]).isEqualTo(1);
    assertThat(warnings)
        .containsExactly(
            new Warning(
                Warning.Code.UNSEEN_CATEGORY, "job", "job \"pilot\" was not seen in training"));
  }

  @Test
  void encodesAMissingCategoryAsNaNWithoutWarning() {
    List<Warning> warnings = new ArrayList<>();
    assertThat(encode(learned(), null, 30, warnings)[1]).isNaN();
    assertThat(warnings).isEmpty();
  }

  @Test
  void warnsOfNumbersOutsideTheSpecAndOutsideTraining() {
    List<Warning> warnings = new ArrayList<>();
    encode(learned(), "low", 101, warnings);
    encode(learned(), "low", -1, warnings);
    encode(learned(), "low", 61, warnings);
    encode(learned(), "low", 19, warnings);
    encode(learned(), "low", Double.NaN, warnings);
    assertThat(warnings)
        .extracting(Warning::message)
        .containsExactly(
            "age 101 is above the maximum 100",
            "age -1 is below the minimum 0",
            "age 61 is above the largest value in training, 60",
            "age 19 is below the smallest value in training, 20");
  }

  @Test
  void aCategorySeenOnceDoesNotStandAtTheEnd() {
    Object[][] rows = new Object[101][];
    double[] labels = new double[101];
    for (int i = 0; i < 100; i++) {
      rows[i] = new Object[] {i < 50 ? "high" : "low", 1.0};
      labels[i] = i < 50 ? 1 : 0;
    }
    rows[100] = new Object[] {"once", 1.0};
    labels[100] = 1;
    assertThat(Encoder.learn(SCHEMA, new Columns(rows), labels).categories(0))
        .containsExactly("low", "once", "high");
  }

  @Test
  void ordersCategoriesOfManyClassesAlongTheirMainDirection() {
    Object[][] rows = new Object[90][];
    int[] classes = new int[90];
    for (int i = 0; i < 90; i++) {
      rows[i] = new Object[] {List.of("a", "b", "c").get(i % 3), 1.0};
      classes[i] = i % 3 == 0 ? 0 : i % 3 == 1 ? (i % 2 == 0 ? 0 : 2) : 2;
    }
    List<String> order = Encoder.learn(SCHEMA, new Columns(rows), classes, 3).categories(0);
    assertThat(order.get(1)).isEqualTo("b");
  }

  @Test
  void fixedValuesAreTheOnlyOnesWithACode() {
    FeatureSchema schema =
        FeatureSchema.of(
            CategoryFeature.of("job").withValues(List.of("x", "y")), NumberFeature.of("age"));
    Encoder encoder =
        Encoder.learn(
            schema, new Columns(new Object[][] {{"x", 1.0}, {"z", 1.0}}), new double[] {1, 0});
    assertThat(encoder.categories(0)).containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void survivesJsonAndTheOrderOfRowsForRandomData() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Object[]> rows = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String job = random.nextInt(5) == 0 ? null : "j" + random.nextInt(8) + "\"é\n";
        rows.add(new Object[] {job, random.nextInt(5) == 0 ? null : (double) random.nextInt(10)});
      }
      Encoder encoder = learn(rows);
      assertThat(roundTrip(encoder)).as("seed %d", seed).isEqualTo(encoder);
      Collections.shuffle(rows, random);
      assertThat(learn(rows)).as("seed %d", seed).isEqualTo(encoder);
    }
  }

  private static Encoder learn(List<Object[]> rows) {
    double[] labels =
        rows.stream().mapToDouble(row -> row[0] == null ? 0 : row[0].hashCode() % 2).toArray();
    return Encoder.learn(SCHEMA, new Columns(rows.toArray(new Object[0][])), labels);
  }

  @Test
  void refusesAStoredEncoderThatDoesNotFitItsSchema() {
    JsonObjectReader reader =
        new JsonObjectReader(
            (JsonObject)
                Json.parse(
                    "{\"encoder\":[{\"feature\":\"job\",\"unseen_code\":9,\"categories\":[]}]}"
                        .getBytes(UTF_8)),
            "$",
            new Violations());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> EncoderJson.read(reader, "encoder", SCHEMA));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> EncoderJson.read(reader, "encoder", FeatureSchema.of(CategoryFeature.of("job"))));
  }
}
