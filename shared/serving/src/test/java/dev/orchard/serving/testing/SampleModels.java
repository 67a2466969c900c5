package dev.orchard.serving.testing;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.Link;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.Task;
import dev.orchard.model.VersionId;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.manifest.Baseline;
import dev.orchard.model.manifest.CategoryBaseline;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.ImportanceKind;
import dev.orchard.model.manifest.Lineage;
import dev.orchard.model.manifest.ManifestDraft;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.scoring.Action;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.spec.Label;
import dev.orchard.model.spec.SpecText;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.VersionContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two small models that really predict, with the features of the two older systems: {@code
 * predictor}, a regression of five numbers, and {@code lead-conversion}, a classification.
 */
public final class SampleModels {
  public static final OrganizationId ORGANIZATION = OrganizationId.DEFAULT;
  public static final ModelName PREDICTOR = new ModelName("predictor");
  public static final ModelName LEADS = new ModelName("lead-conversion");

  /** How many trees the predictor has. */
  public static final int TREES = 50;

  /** {@code feature_0} and so on. */
  public static final FeatureSchema PREDICTOR_SCHEMA =
      FeatureSchema.of(
          NumberFeature.of("feature_0"),
          NumberFeature.of("feature_1"),
          NumberFeature.of("feature_2"),
          NumberFeature.of("feature_3"),
          NumberFeature.of("feature_4"));

  /** The lead scoring service's, and a channel that may be missing. */
  public static final FeatureSchema LEADS_SCHEMA = new FeatureSchema(leadFeatures());

  private static final double LEAST = -30;
  private static final double MOST = 30;
  private static final int DEPTH = 6;

  private SampleModels() {}

  /** Publishes one version of each and makes it champion. */
  public static void publish(ModelRegistry registry) {
    publishPredictor(registry);
    publishLeads(registry);
  }

  /** Publishes a version of the predictor and makes it champion. */
  public static VersionId publishPredictor(ModelRegistry registry) {
    VersionId version =
        registry.publish(ORGANIZATION, PREDICTOR, VersionContent.of(predictor(), predictorDraft()));
    registry.promote(ORGANIZATION, PREDICTOR, version, Alias.CHAMPION, "tests", "a sample");
    return version;
  }

  /** Publishes a version of the predictor that cannot explain itself and makes it champion. */
  public static VersionId publishWithoutCovers(ModelRegistry registry) {
    ForestBuilder forest = ForestBuilder.create(PREDICTOR_SCHEMA.size(), 1);
    TreeBuilder tree = forest.addTree();
    tree.connect(tree.split(0, 1, Comparison.LESS, true), tree.leaf(0), tree.leaf(1));
    VersionId version =
        registry.publish(
            ORGANIZATION, PREDICTOR, VersionContent.of(forest.build(), predictorDraft()));
    registry.promote(ORGANIZATION, PREDICTOR, version, Alias.CHAMPION, "tests", "a sample");
    return version;
  }

  /** Publishes a version of the lead model and makes it champion. */
  public static VersionId publishLeads(ModelRegistry registry) {
    VersionId version =
        registry.publish(ORGANIZATION, LEADS, VersionContent.of(leads(), leadsDraft()));
    registry.promote(ORGANIZATION, LEADS, version, Alias.CHAMPION, "tests", "a sample");
    return version;
  }

  private static List<Feature> leadFeatures() {
    List<Feature> features = new ArrayList<>();
    for (String name :
        List.of(
            "lead_source_score",
            "response_time_minutes",
            "inbound_messages_count",
            "outbound_messages_count",
            "appointments_count")) {
      features.add(NumberFeature.of(name));
    }
    features.add(BooleanFeature.of("has_property"));
    features.add(NumberFeature.of("property_price").withRange(0, 1e9));
    features.add(BooleanFeature.of("property_has_photos"));
    for (String name : List.of("engagement_rate", "days_since_creation", "market_activity_score")) {
      features.add(NumberFeature.of(name));
    }
    features.add(CategoryFeature.of("channel").withMissing(MissingPolicy.ALLOW));
    return features;
  }

  /** {@code 2 f0 + 3 f1 - 1.5 f2}, as far as trees can say it. */
  private static Forest predictor() {
    ForestBuilder forest = ForestBuilder.create(PREDICTOR_SCHEMA.size(), 1);
    forest.aggregation(Aggregation.MEAN).link(Link.IDENTITY);
    for (int i = 0; i < TREES; i++) {
      double shift = (i - TREES / 2.0) / TREES;
      double[] low = {LEAST + shift, LEAST + shift, LEAST + shift};
      double[] high = {MOST + shift, MOST + shift, MOST + shift};
      TreeBuilder tree = forest.addTree();
      tree.root(grow(tree, 0, low, high));
    }
    return forest.build();
  }

  private static int grow(TreeBuilder tree, int depth, double[] low, double[] high) {
    if (depth == DEPTH) {
      int leaf =
          tree.leaf(
              (2 * (low[0] + high[0]) + 3 * (low[1] + high[1]) - 1.5 * (low[2] + high[2])) / 2);
      tree.cover(leaf, 1);
      return leaf;
    }
    int feature = depth % 3;
    double middle = (low[feature] + high[feature]) / 2;
    int split = tree.split(feature, middle, Comparison.LESS, true);
    double[] leftHigh = high.clone();
    leftHigh[feature] = middle;
    double[] rightLow = low.clone();
    rightLow[feature] = middle;
    tree.connect(
        split, grow(tree, depth + 1, low, leftHigh), grow(tree, depth + 1, rightLow, high));
    tree.cover(split, 1 << (DEPTH - depth));
    return split;
  }

  /** Appointments and engagement speak for a lead, a web lead a little against it. */
  private static Forest leads() {
    ForestBuilder forest = ForestBuilder.create(LEADS_SCHEMA.size(), 1);
    forest.aggregation(Aggregation.SUM).link(Link.LOGISTIC).baseScores(-0.5);
    stump(forest, "appointments_count", 1, -0.5, 1.2);
    stump(forest, "engagement_rate", 1, -0.4, 0.8);
    stump(forest, "inbound_messages_count", 3, -0.3, 0.3);
    stump(forest, "channel", 1, 0.1, -0.1);
    return forest.build();
  }

  private static void stump(
      ForestBuilder forest, String feature, double threshold, double below, double above) {
    TreeBuilder tree = forest.addTree();
    int position = LEADS_SCHEMA.position(feature);
    int root = tree.split(position, threshold, Comparison.LESS, true);
    int left = tree.leaf(below);
    int right = tree.leaf(above);
    tree.connect(root, left, right).cover(root, 1000).cover(left, 600).cover(right, 400);
  }

  private static ManifestDraft predictorDraft() {
    SampleRows rows = new SampleRows(PREDICTOR_SCHEMA, LEAST, MOST);
    double[] labels = new double[rows.rowCount()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = 2 * rows.number(0, i) + 3 * rows.number(1, i) - 1.5 * rows.number(2, i);
    }
    double[] residuals = new double[200];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = i / 10.0;
    }
    return new ManifestDraft(
        Task.REGRESSION,
        "RandomForestRegressor",
        "A number from five",
        Label.of("y"),
        Encoder.learn(PREDICTOR_SCHEMA, rows, labels),
        Optional.empty(),
        Calibration.NONE,
        "held-out",
        Optional.of(Conformal.ofResiduals(residuals)),
        Optional.of(new LabelRange(-80, 80)),
        Actions.NONE,
        lineage("predictor.yaml", rows.rowCount()),
        Map.of("r2", 0.97, "rmse", 8.5, "mae", 6.75),
        Baseline.measure(PREDICTOR_SCHEMA, rows, NumberBaseline.of("y", labels)),
        List.of(
            new Importance("feature_1", 0.58, Map.of(ImportanceKind.MEAN_CONTRIBUTION, 1.5)),
            new Importance("feature_0", 0.26, Map.of(ImportanceKind.MEAN_CONTRIBUTION, 2.5)),
            new Importance("feature_2", 0.16, Map.of(ImportanceKind.MEAN_CONTRIBUTION, 0.5))),
        TREES);
  }

  private static ManifestDraft leadsDraft() {
    SampleRows rows = new SampleRows(LEADS_SCHEMA, 0, 300_000);
    double[] labels = new double[rows.rowCount()];
    String[] classes = new String[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.number(LEADS_SCHEMA.position("appointments_count"), i) > 150_000 ? 1 : 0;
      classes[i] = labels[i] == 1 ? "yes" : "no";
    }
    return new ManifestDraft(
        Task.CLASSIFICATION,
        "RandomForestClassifier",
        "Whether a lead converts",
        Label.of("converted", "yes"),
        Encoder.learn(LEADS_SCHEMA, rows, labels),
        Optional.of(Classes.binary("no", "yes")),
        Calibration.NONE,
        "none",
        Optional.empty(),
        Optional.empty(),
        Actions.of(
            Action.from(0.6, "HIGH_PRIORITY"),
            Action.from(0.3, "NURTURE"),
            Action.otherwise("LOW_PRIORITY")),
        lineage("lead-conversion.yaml", 1500),
        Map.of("precision", 0.85, "recall", 0.78, "f1_score", 0.81, "roc_auc", 0.89),
        Baseline.measure(LEADS_SCHEMA, rows, CategoryBaseline.of("converted", classes)),
        List.of(
            new Importance("appointments_count", 0.55),
            new Importance("engagement_rate", 0.3),
            new Importance("inbound_messages_count", 0.15)),
        4);
  }

  private static Lineage lineage(String specFile, long rows) {
    return new Lineage(
        new RunId("20240115143000-0badcafe"),
        new SpecText(specFile, "name: sample\n"),
        "select * from sample",
        Map.of(),
        rows,
        rows * 8 / 10,
        rows - rows * 8 / 10,
        "sample",
        "0.1.0",
        Instant.parse("2024-01-15T14:30:00Z"),
        Duration.ofSeconds(1),
        "tests",
        Map.of("trees", "50", "max_depth", "6"));
  }
}
