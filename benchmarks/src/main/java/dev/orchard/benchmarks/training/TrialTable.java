package dev.orchard.benchmarks.training;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.Task;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.ColumnKind;
import dev.orchard.training.source.ColumnRequest;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TableRequest;
import dev.orchard.training.source.TrainingSourceFactory;
import dev.orchard.training.source.TrainingTable;
import dev.orchard.training.trainer.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows to train on and rows to measure with, a fifth of all, chosen by a seed.
 *
 * <p>Categories are codes in the order of the mean label of the rows trained on, for every
 * contestant alike.
 */
record TrialTable(TrainingData training, TrainingData test) {
  private static final int FEATURES = 20;
  private static final int SIGNALS = 8;

  /** Reads {@code lead-conversion}, {@code diamond-price} or {@code synthetic-10000}. */
  static TrialTable of(String name) throws IOException {
    return name.startsWith("synthetic-")
        ? synthetic(Integer.parseInt(name.substring("synthetic-".length())))
        : example(name);
  }

  /** Two classes by a noisy interaction of eight features; the other twelve are noise. */
  private static TrialTable synthetic(int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    int all = rows + rows / 4;
    double[][] columns = new double[FEATURES][all];
    double[] targets = new double[all];
    for (int row = 0; row < all; row++) {
      double sum = 0;
      for (int feature = 0; feature < FEATURES; feature++) {
        columns[feature][row] = random.nextDouble();
        sum += feature < SIGNALS ? columns[feature][row] * (feature % 2 == 0 ? 1 : -1) : 0;
      }
      sum += 2 * (columns[0][row] - 0.5) * (columns[1][row] - 0.5);
      targets[row] = sum + 0.5 * random.nextGaussian() > 0 ? 1 : 0;
    }
    return split(columns, targets, 2, new BitSet());
  }

  private static TrialTable example(String name) throws IOException {
    Path folder = Path.of("examples");
    Path file = folder.resolve(name + ".yaml");
    ModelSpec spec = ModelSpecReader.read(Files.readString(file), file.toString());
    boolean classes = spec.task() == Task.CLASSIFICATION;
    TableRequest request =
        new TableRequest(
            spec.features().features().stream()
                .map(feature -> new ColumnRequest(feature.name(), kind(feature)))
                .toList(),
            new ColumnRequest(
                spec.label().name(), classes ? ColumnKind.CATEGORY : ColumnKind.NUMBER),
            OrganizationId.DEFAULT.value(),
            Instant.EPOCH,
            1);
    TrainingTable table =
        TrainingSourceFactory.files(folder, DuckDbLimits.standard())
            .open(spec.source())
            .read(request, ProgressListener.none());
    double[] targets = targets(table.label(), spec);
    double[][] columns = new double[spec.features().size()][];
    BitSet categories = new BitSet();
    for (int feature = 0; feature < columns.length; feature++) {
      columns[feature] = values(table.features().get(feature), targets);
      categories.set(feature, table.features().get(feature) instanceof Column.Categories);
    }
    return split(columns, targets, classes ? 2 : 0, categories);
  }

  private static ColumnKind kind(Feature feature) {
    if (feature instanceof CategoryFeature) {
      return ColumnKind.CATEGORY;
    }
    return feature instanceof BooleanFeature ? ColumnKind.BOOLEAN : ColumnKind.NUMBER;
  }

  private static double[] targets(Column label, ModelSpec spec) {
    if (label instanceof Column.Categories classes) {
      int positive = classes.dictionary().indexOf(spec.label().positive().orElseThrow());
      return Arrays.stream(classes.codes()).mapToDouble(code -> code == positive ? 1 : 0).toArray();
    }
    return ((Column.Numbers) label).values();
  }

  private static double[] values(Column column, double[] targets) {
    if (!(column instanceof Column.Categories categories)) {
      return ((Column.Numbers) column).values();
    }
    int count = categories.dictionary().size();
    double[] sums = new double[count];
    double[] rows = new double[count];
    boolean[] tests = tests(targets.length);
    for (int row = 0; row < targets.length; row++) {
      int code = categories.codes()[row];
      if (code >= 0 && !tests[row]) {
        sums[code] += targets[row];
        rows[code]++;
      }
    }
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(code -> sums[code] / Math.max(1, rows[code])))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] rank = new double[count];
    for (int place = 0; place < count; place++) {
      rank[order[place]] = place;
    }
    return Arrays.stream(categories.codes())
        .mapToDouble(code -> code < 0 ? Double.NaN : rank[code])
        .toArray();
  }

  private static boolean[] tests(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    boolean[] tests = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      tests[row] = random.nextInt(5) == 0;
    }
    return tests;
  }

  private static TrialTable split(
      double[][] columns, double[] targets, int classCount, BitSet categories) {
    boolean[] tests = tests(targets.length);
    TrainingData all = new TrainingData(columns, targets, classCount, categories);
    int[] rows = IntStream.range(0, targets.length).toArray();
    return new TrialTable(
        all.rows(Arrays.stream(rows).filter(row -> !tests[row]).toArray()),
        all.rows(Arrays.stream(rows).filter(row -> tests[row]).toArray()));
  }

  /** ROC AUC of two classes, RMSE of numbers. */
  double measure(double[] scores) {
    double[] truths = test.targets();
    if (test.isRegression()) {
      double sum = 0;
      for (int row = 0; row < scores.length; row++) {
        sum += (scores[row] - truths[row]) * (scores[row] - truths[row]);
      }
      return Math.sqrt(sum / scores.length);
    }
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(row -> scores[row]));
    double ranks = 0;
    double positives = 0;
    int end;
    for (int start = 0; start < order.length; start = end) {
      end = start;
      double ones = 0;
      while (end < order.length && scores[order[end]] == scores[order[start]]) {
        ones += truths[order[end++]];
      }
      ranks += ones * (start + 1 + end) / 2.0;
      positives += ones;
    }
    double negatives = scores.length - positives;
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
  }
}
