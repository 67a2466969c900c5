package dev.orchard.local.lookml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.local.lookml.LookmlReader.Node;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.Task;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.spec.ModelSpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookmlTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("orchard.root", "..")).resolve("examples");

  private static LookmlPlace place(String view) {
    return new LookmlPlace(
        "my-project",
        "orchard",
        "bigquery",
        "crm.rows",
        "row_id",
        view,
        view,
        "SELECT CURRENT_DATE()");
  }

  private static Lookml example(String model) throws IOException {
    String file = model + ".yaml";
    LookmlModel described =
        LookmlModel.of(ModelSpecReader.read(Files.readString(EXAMPLES.resolve(file)), file));
    return new Lookml(described, place(model.replace('-', '_')));
  }

  private static String golden(String name) throws IOException {
    try (InputStream stream = LookmlTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Lookml of(FeatureSchema schema, String description) {
    return new Lookml(
        new LookmlModel(
            new ModelName("m"), "m.yaml", description, schema, Task.CLASSIFICATION, "", "", false),
        place("m"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"diamond-price", "lead-conversion"})
  void writesWhatItAlwaysWrote(String model) throws IOException {
    Lookml lookml = example(model);
    String name = model.replace('-', '_');

    assertThat(lookml.viewFile()).isEqualTo(golden(name + ".view.lkml"));
    assertThat(lookml.modelFile()).isEqualTo(golden(name + ".model.lkml"));
  }

  @Test
  void asksTheFunctionWithEveryFeatureInOrder() throws IOException {
    Node view =
        LookmlReader.read(example("diamond-price").viewFile()).only("view", "diamond_price");

    assertThat(view.only("dimension", "live_scored").only("sql").value())
        .isEqualTo("`my-project.orchard.diamond_price`(${carat}, ${depth}, ${table}, ${x}, ${y})");
    assertThat(view.only("dimension", "carat").only("sql").value()).isEqualTo("${TABLE}.`carat`");
  }

  @Test
  void scoresATableOnceByTheDatagroup() throws IOException {
    Lookml lookml = example("lead-conversion");
    Node views = LookmlReader.read(lookml.viewFile());
    Node model = LookmlReader.read(lookml.modelFile());

    Node table = views.only("view", "lead_conversion_scores").only("derived_table");
    String datagroup = table.only("datagroup_trigger").value();
    assertThat(model.only("datagroup").value()).isEqualTo(datagroup);
    assertThat(table.only("sql").value())
        .contains("`my-project.orchard.lead_conversion`(`age`, `job`, ", "FROM `crm.rows`");
    assertThat(model.only("explore").only("join").value()).isEqualTo("lead_conversion_scores");
  }

  @Test
  void referencesOnlyDimensionsThatAreThere() throws IOException {
    for (String name : List.of("diamond-price", "lead-conversion")) {
      for (Node view : LookmlReader.read(example(name).viewFile()).all("view").toList()) {
        Set<String> dimensions = new HashSet<>();
        view.all("dimension").forEach(each -> assertThat(dimensions.add(each.value())).isTrue());
        view.children().stream()
            .flatMap(each -> each.all("sql"))
            .flatMap(sql -> Pattern.compile("\\$\\{(\\w+)}").matcher(sql.value()).results())
            .map(found -> found.group(1))
            .filter(found -> !found.equals("TABLE"))
            .forEach(found -> assertThat(dimensions).contains(found));
      }
    }
  }

  @Test
  void givesEveryTypeOfFeatureItsDimension() {
    FeatureSchema schema =
        FeatureSchema.of(
            NumberFeature.of("Size"), CategoryFeature.of("colour"), BooleanFeature.of("sold"));
    Node view = LookmlReader.read(of(schema, "").viewFile()).only("view", "m");

    assertThat(view.only("dimension", "size").only("type").value()).isEqualTo("number");
    assertThat(view.only("dimension", "size").only("sql").value()).isEqualTo("${TABLE}.`Size`");
    assertThat(view.only("dimension", "colour").only("type").value()).isEqualTo("string");
    assertThat(view.only("dimension", "sold").only("type").value()).isEqualTo("yesno");
  }

  @Test
  void tellsFeaturesFromWhatElseHasTheirName() {
    FeatureSchema schema =
        FeatureSchema.of(
            NumberFeature.of("Count"), NumberFeature.of("count_2"), NumberFeature.of("live_error"));
    Node view = LookmlReader.read(of(schema, "").viewFile()).only("view", "m");

    assertThat(view.only("dimension", "live_scored").only("sql").value())
        .endsWith("(${count_2}, ${count_2_2}, ${live_error_2})");
  }

  @Test
  void refusesFeaturesThatSqlTakesForOneArgument() {
    FeatureSchema schema = FeatureSchema.of(NumberFeature.of("size"), NumberFeature.of("Size"));

    assertThatThrownBy(() -> of(schema, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("features[1].name");
  }

  @Test
  void survivesWhatPeopleWriteInDescriptions() {
    CategoryFeature odd =
        new CategoryFeature(
            "a", "\"quoted\" \\ and\n two } lines ;; # {", MissingPolicy.ALLOW, List.of());
    Lookml lookml = of(FeatureSchema.of(odd), "An \"odd\" {model} ;;");

    assertThat(
            LookmlReader.read(lookml.viewFile())
                .only("view", "m")
                .only("dimension", "a")
                .only("description")
                .value())
        .isEqualTo("\"quoted\" \\ and two } lines ;; # {");
    assertThat(LookmlReader.read(lookml.modelFile()).only("explore").only("description").value())
        .isEqualTo("An \"odd\" {model} ;;");
  }

  @Test
  void refusesNamesThatWouldNotBeNames() {
    assertThatThrownBy(
            () ->
                new LookmlPlace(
                    "p`; drop", "a.b", "c d", "rows", "a-b", "View", "", "SELECT 1; SELECT 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "--project",
            "--dataset",
            "--connection",
            "--table",
            "--key",
            "--view",
            "--explore",
            "--trigger");
  }
}
