package dev.orchard.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Forest;
import dev.orchard.model.spec.Source;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.histogram.GrowthParameters;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.ColumnKind;
import dev.orchard.training.source.ColumnRequest;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TableRequest;
import dev.orchard.training.source.TrainingSourceFactory;
import dev.orchard.training.source.TrainingTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.SparseVector;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/** Whatever Tribuo says of a row, the converted forest says too. */
class TribuoForestConverterTest {
  private static final Path DATA = Path.of(System.getProperty("orchard.root"), "examples", "data");
  private static final GrowthParameters FEW_DEEP_TREES = new GrowthParameters(4, 12, 1, 4, 7, 2);

  @Test
  @Tag("slow")
  void agreesOnEveryBankRowWithNaNAndAbsentFeatures() {
    TrainingData data = bank();
    Model<Label> model =
        TribuoForestTrainer.classifier(data, FEW_DEEP_TREES, ProgressListener.none()).model();

    Forest forest =
        new TribuoForestConverter(TribuoRows.names(data))
            .classifier(model, List.of("0", "1"), TribuoForestConverter.Voting.AVERAGE);

    assertClassifierAgrees(model, forest, data, leaf -> leaf.getDistribution().get("1").getScore());
  }

  @Test
  @Tag("slow")
  void agreesWhenTreesVoteByMajority() {
    TrainingData data = bank();
    List<Model<Label>> trees =
        TribuoForestTrainer.classifier(data, FEW_DEEP_TREES, ProgressListener.none()).trees();
    Model<Label> model =
        WeightedEnsembleModel.createEnsembleFromExistingModels(
            "votes", new ArrayList<>(trees), new VotingCombiner());

    Forest forest =
        new TribuoForestConverter(TribuoRows.names(data))
            .classifier(model, List.of("0", "1"), TribuoForestConverter.Voting.MAJORITY);

    assertClassifierAgrees(
        model, forest, data, leaf -> leaf.getOutput().getLabel().equals("1") ? 1.0 : 0.0);
  }

  @Test
  @Tag("slow")
  void agreesOnEveryDiamondWithNaNAndAbsentFeatures() {
    TrainingData data = diamonds();
    Model<Regressor> model =
        TribuoForestTrainer.regression(data, FEW_DEEP_TREES, ProgressListener.none()).model();

    Forest forest =
        new TribuoForestConverter(TribuoRows.names(data)).regression(model, List.of("value"));

    double[] output = new double[1];
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < data.rowCount(); row++) {
      for (double[] values : spoilt(data, row, random)) {
        double expected =
            hasNaN(values)
                ? meanOfLeaves(model, values, leaf -> leaf.getOutput().getValues()[0])
                : model
                    .predict(
                        example(
                            values, RegressionFactory.UNKNOWN_REGRESSOR, TribuoRows.names(data)))
                    .getOutput()
                    .getValues()[0];
        forest.score(zeroForAbsent(values), output);
        assertThat(output[0]).as("row %d", row).isCloseTo(expected, within(1e-9 * expected));
      }
    }
  }

  @Test
  void refusesWhatIsNoTree() {
    TrainingData data = new TrainingData(new double[][] {{1, 2}}, new double[] {0, 1}, 2);
    Model<Label> model =
        DummyClassifierTrainer.createMostFrequentTrainer()
            .train(
                new MutableDataset<>(
                    List.of(example(new double[] {1}, new Label("0"), List.of("f"))),
                    new SimpleDataSourceProvenance("test", new LabelFactory()),
                    new LabelFactory()));

    assertThatThrownBy(
            () ->
                new TribuoForestConverter(TribuoRows.names(data))
                    .classifier(model, List.of("0"), TribuoForestConverter.Voting.AVERAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only trees");
  }

  private static void assertClassifierAgrees(
      Model<Label> model,
      Forest forest,
      TrainingData data,
      ToDoubleFunction<LeafNode<Label>> valueOfLeaf) {
    double[] output = new double[2];
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < data.rowCount(); row++) {
      for (double[] values : spoilt(data, row, random)) {
        double expected =
            hasNaN(values)
                ? meanOfLeaves(model, values, valueOfLeaf)
                : model
                    .predict(example(values, LabelFactory.UNKNOWN_LABEL, TribuoRows.names(data)))
                    .getOutputScores()
                    .get("1")
                    .getScore();
        forest.score(zeroForAbsent(values), output);
        // Tribuo adds distributions up in double and weights them in float.
        assertThat(output[1]).as("row %d", row).isCloseTo(expected, within(1e-9 + 1e-9 * expected));
      }
    }
  }

  private static boolean hasNaN(double[] values) {
    return Arrays.stream(values).anyMatch(Double::isNaN);
  }

  /** Tribuo's predict refuses NaN, its nodes do not: they are walked one by one. */
  private static <T extends Output<T>> double meanOfLeaves(
      Model<T> model, double[] values, ToDoubleFunction<LeafNode<T>> valueOfLeaf) {
    int[] positions = IntStream.range(0, values.length).toArray();
    SparseVector row = SparseVector.createSparseVector(values.length, positions, values);
    List<Model<T>> trees = ((EnsembleModel<T>) model).getModels();
    double sum = 0;
    for (Model<T> tree : trees) {
      Node<T> node = rootOf((TreeModel<T>) tree);
      while (!node.isLeaf()) {
        node = node.getNextNode(row);
      }
      sum += valueOfLeaf.applyAsDouble((LeafNode<T>) node);
    }
    return sum / trees.size();
  }

  @SuppressWarnings("unchecked") // an independent regression tree is one of Regressor
  private static <T extends Output<T>> Node<T> rootOf(TreeModel<T> tree) {
    return (Object) tree instanceof IndependentRegressionTreeModel independent
        ? (Node<T>) independent.getRoots().get("value")
        : tree.getRoot();
  }

  /** The row as it is, with one feature NaN, and with one absent (told by infinity). */
  private static List<double[]> spoilt(TrainingData data, int row, SplittableRandom random) {
    double[] values = new double[data.featureCount()];
    for (int feature = 0; feature < values.length; feature++) {
      values[feature] = data.columns()[feature][row];
    }
    double[] missing = values.clone();
    missing[random.nextInt(values.length)] = Double.NaN;
    double[] absent = values.clone();
    absent[random.nextInt(values.length)] = Double.POSITIVE_INFINITY;
    return List.of(values, missing, absent);
  }

  private static double[] zeroForAbsent(double[] values) {
    double[] row = values.clone();
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] == Double.POSITIVE_INFINITY ? 0.0 : row[i];
    }
    return row;
  }

  private static <T extends Output<T>> Example<T> example(
      double[] values, T output, List<String> names) {
    ArrayExample<T> example = new ArrayExample<>(output);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Double.POSITIVE_INFINITY) {
        example.add(names.get(i), values[i]);
      }
    }
    return example;
  }

  private static TrainingData bank() {
    TrainingTable table =
        read(
            "select * from read_csv('bank-full.csv', delim = ';')",
            ColumnKind.CATEGORY,
            Stream.of("age", "balance", "day", "campaign", "pdays", "previous"),
            Stream.of("job", "education", "month", "contact", "poutcome"));
    Column.Categories label = (Column.Categories) table.label();
    int yes = label.dictionary().indexOf("yes");
    double[] targets = new double[table.rowCount()];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = label.codes()[row] == yes ? 1 : 0;
    }
    return new TrainingData(columns(table), targets, 2);
  }

  private static TrainingData diamonds() {
    TrainingTable table =
        read(
            "select * from 'diamonds.csv'",
            ColumnKind.NUMBER,
            Stream.of("carat", "depth", "table", "x", "y"),
            Stream.empty());
    return new TrainingData(columns(table), ((Column.Numbers) table.label()).values(), 0);
  }

  private static TrainingTable read(
      String query, ColumnKind label, Stream<String> numbers, Stream<String> categories) {
    List<ColumnRequest> columns =
        Stream.concat(
                numbers.map(name -> new ColumnRequest(name, ColumnKind.NUMBER)),
                categories.map(name -> new ColumnRequest(name, ColumnKind.CATEGORY)))
            .toList();
    String labelName = label == ColumnKind.NUMBER ? "price" : "y";
    return TrainingSourceFactory.files(DATA, DuckDbLimits.standard())
        .open(new Source.Files(query))
        .read(
            new TableRequest(
                columns, new ColumnRequest(labelName, label), "default", Instant.EPOCH, 1),
            ProgressListener.none());
  }

  private static double[][] columns(TrainingTable table) {
    double[][] columns = new double[table.features().size()][];
    for (int feature = 0; feature < columns.length; feature++) {
      Column column = table.features().get(feature);
      if (column instanceof Column.Numbers numbers) {
        columns[feature] = numbers.values();
      } else {
        int[] codes = ((Column.Categories) column).codes();
        columns[feature] = Arrays.stream(codes).asDoubleStream().toArray();
      }
    }
    return columns;
  }
}
