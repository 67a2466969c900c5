package dev.orchard.training.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.Row;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForeignFitTest {
  private static final ForeignFeature SIZE = ForeignFeature.number(Optional.of("size"));
  private static final ForeignFeature KIND =
      new ForeignFeature(Optional.of("kind"), true, List.of("house", "flat"));

  private static final String FEATURES =
      "[{name: size, type: number}, {name: kind, type: category, missing: allow}]";

  @Test
  void givesCategoriesTheCodesOfTheFile() {
    Encoder encoder = ForeignFit.of(number(SIZE, KIND), regression(FEATURES), List.of()).encoder();

    assertThat(encoded(encoder, "house")).isEqualTo(0);
    assertThat(encoded(encoder, "flat")).isEqualTo(1);
    assertThat(encoded(encoder, "boat")).isEqualTo(Encoder.FOREIGN_UNSEEN_CODE);
    assertThat(encoded(encoder, null)).isNaN();
  }

  @Test
  void takesTheSpecsOrderForCodesWithoutNames() {
    ForeignFeature codes = new ForeignFeature(Optional.of("kind"), true, List.of());
    ModelSpec spec =
        regression(
            "[{name: size, type: number}, {name: kind, type: category, values: [flat, house]}]");

    assertThat(encoded(ForeignFit.of(number(SIZE, codes), spec, List.of()).encoder(), "house"))
        .isEqualTo(1);
  }

  @Test
  void listsEverythingThatDoesNotFitAtOnce() {
    ModelSpec spec =
        classification(
            """
            [{name: kind, type: number}, {name: area, type: category},
             {name: size, type: number}]""");

    InvalidInputException failure = failure(number(SIZE, KIND), spec);

    assertThat(failure.violations())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "task: expected regression, which the model was trained for, found classification",
            "features: expected as many as the model has, 2, found 3",
            "features[1]: expected nothing: the model does not use it, found \"area\"",
            "features[0]: expected \"kind\" after \"size\", as the model has them, found it before",
            "features[0]: expected type: category, as the model splits \"kind\" by category, found"
                + " type: number");
  }

  @Test
  void listsTypesThatDiffer() {
    ModelSpec spec = regression("[{name: size, type: category}, {name: kind, type: boolean}]");

    assertThat(failure(number(SIZE, KIND), spec).violations())
        .extracting(Object::toString)
        .containsExactly(
            "features[0]: expected type: number, as the model compares \"size\" as one, found"
                + " type: category",
            "features[1]: expected type: category, as the model splits \"kind\" by category, found"
                + " type: boolean");
  }

  @Test
  void listsFeaturesThatTheSpecLacks() {
    assertThat(failure(number(SIZE, KIND), regression("[{name: size, type: number}]")).violations())
        .extracting(Object::toString)
        .contains(
            "features: expected \"kind\", a category, in place 1, found nothing of that name");
  }

  @Test
  void listsOnlyTheFeatureThatIsLackingAndNoneAfterIt() {
    ForeignFeature age = ForeignFeature.number(Optional.of("age"));

    assertThat(failure(number(age, SIZE, KIND), regression(FEATURES)).violations())
        .extracting(Object::toString)
        .containsExactly(
            "features: expected as many as the model has, 3, found 2",
            "features: expected \"age\", a number, in place 0, found nothing of that name");
  }

  @Test
  void listsAFeatureOfAnotherNameInItsPlace() {
    ModelSpec spec = regression("[{name: area, type: number}, {name: kind, type: category}]");

    assertThat(failure(number(SIZE, KIND), spec).violations())
        .extracting(Object::toString)
        .containsExactly("features[0]: expected \"size\", a number, found \"area\"");
  }

  @Test
  void takesNamesInWhichOnlySpacesDiffer() {
    ForeignFeature spaced = ForeignFeature.number(Optional.of("living area"));
    ForeignFeature written = ForeignFeature.number(Optional.of("living_area"));
    String both = "[{name: living area, type: number}, {name: living_area, type: number}]";

    assertThat(ForeignFit.of(number(spaced, written), regression(both), List.of()).classes())
        .isEmpty();
    assertThat(
            ForeignFit.of(
                    number(written), regression("[{name: living area, type: number}]"), List.of())
                .classes())
        .isEmpty();
    assertThat(
            failure(number(spaced), regression("[{name: living_area, type: number}]")).violations())
        .hasSize(1);
  }

  @Test
  void listsFeaturesByPlaceWhereTheModelNamesFew() {
    ForeignFeature nameless = ForeignFeature.number(Optional.empty());
    ModelSpec spec = regression("[{name: area, type: number}, {name: kind, type: category}]");

    assertThat(failure(number(nameless, SIZE, KIND), spec).violations())
        .extracting(Object::toString)
        .containsExactly(
            "features: expected as many as the model has, 3, found 2",
            "features[1]: expected \"size\", a number, found \"kind\"",
            "features[2]: expected \"kind\", a category, found nothing",
            "features[1]: expected type: number, as the model compares \"kind\" as one, found"
                + " type: category");
  }

  @Test
  void listsCategoriesThatDiffer() {
    ModelSpec spec =
        regression(
            "[{name: size, type: number}, {name: kind, type: category, values: [flat, boat]}]");

    assertThat(failure(number(SIZE, KIND), spec).violations())
        .extracting(Object::toString)
        .containsExactly(
            "features[1].values: expected only categories that the model knows, found \"boat\"",
            "features[1].values: expected \"house\" as well, which the model knows, found nothing");
  }

  @Test
  void takesCategoriesOfTheSpecThatNoSplitOfCatboostAsksFor() {
    ModelSpec spec =
        regression(
            """
            [{name: size, type: number},
             {name: kind, type: category, values: [flat, boat, house]}]""");
    ForeignModel xgboost = number(SIZE, KIND);
    ForeignModel model =
        new ForeignModel(
            ForeignFormat.CATBOOST_JSON,
            xgboost.forest(),
            xgboost.features(),
            xgboost.task(),
            xgboost.classes(),
            xgboost.notes());

    Encoder encoder = ForeignFit.of(model, spec, List.of()).encoder();

    assertThat(encoded(encoder, "flat")).isEqualTo(1);
    assertThat(encoded(encoder, "boat")).isEqualTo(2);
  }

  @Test
  void asksForTheCategoriesOfCodesWithoutNames() {
    ForeignFeature codes = new ForeignFeature(Optional.of("kind"), true, List.of());

    assertThat(failure(number(SIZE, codes), regression(FEATURES)).getMessage())
        .contains("in the order of their codes 0, 1, 2");
  }

  @Test
  void goesByPlaceWhereNamesAreMadeUp() {
    ForeignFeature first = ForeignFeature.number(Optional.of("Column_0"));
    ForeignFeature second = ForeignFeature.number(Optional.empty());
    ModelSpec spec = regression("[{name: size, type: number}, {name: age, type: number}]");

    assertThat(ForeignFit.of(number(first, second), spec, List.of()).encoder().schema())
        .isEqualTo(spec.features());
  }

  @Test
  void namesTwoClassesAsAskedTo() {
    ModelSpec spec = classification(FEATURES);

    assertThat(ForeignFit.of(binary(), spec, List.of("no", "yes")).classes().orElseThrow().names())
        .containsExactly("no", "yes");
  }

  @Test
  void refusesAPositiveClassThatTheModelDoesNotPredict() {
    InvalidInputException failure =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> ForeignFit.of(binary(), classification(FEATURES), List.of()));

    assertThat(failure).hasMessageContaining("label.positive").hasMessageContaining("--classes");
  }

  private static double encoded(Encoder encoder, String kind) {
    Row row = new Row(encoder.schema());
    row.setNumber(0, 1);
    if (kind != null) {
      row.setCategory(1, kind);
    }
    double[] out = new double[2];
    encoder.encode(row, out, 0);
    return out[1];
  }

  private static InvalidInputException failure(ForeignModel model, ModelSpec spec) {
    return catchThrowableOfType(
        InvalidInputException.class, () -> ForeignFit.of(model, spec, List.of()));
  }

  private static ForeignModel number(ForeignFeature... features) {
    return model(ForeignTask.REGRESSION, Link.IDENTITY, features);
  }

  private static ForeignModel binary() {
    return model(ForeignTask.BINARY_CLASSIFICATION, Link.LOGISTIC, SIZE, KIND);
  }

  private static ForeignModel model(ForeignTask task, Link link, ForeignFeature... features) {
    ForestBuilder forest = ForestBuilder.create(features.length, 1).link(link);
    forest.addTree().leaf(1);
    return new ForeignModel(
        ForeignFormat.ONNX, forest.build(), List.of(features), task, List.of(), new TreeMap<>());
  }

  private static ModelSpec regression(String features) {
    return spec("task: regression\nlabel: {name: y}\n", features);
  }

  private static ModelSpec classification(String features) {
    return spec("task: classification\nlabel: {name: y, positive: \"yes\"}\n", features);
  }

  private static ModelSpec spec(String head, String features) {
    String source = "source: {query: \"select * from 'x.csv'\"}\n";
    return ModelSpecReader.read(
        "name: price\n" + head + "features: " + features + "\n" + source, "price.yaml");
  }
}
