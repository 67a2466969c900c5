package dev.orchard.training.trainer;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.WeightedExamples;
import org.tribuo.classification.Label;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;
import org.tribuo.regression.Regressor;

/**
 * Our {@code random_forest} as a trainer of Tribuo's, so that Tribuo's evaluators and
 * cross-validation work with it. A feature that an example lacks is missing, as in Tribuo's
 * XGBoost; an example's weight is its row's. Every training with the same settings grows the same
 * forest, whatever was trained before.
 */
public final class ForestForTribuo<T extends Output<T>> implements Trainer<T>, WeightedExamples {
  private final TribuoOutputs<T> outputs;
  private final TrainingSettings settings;
  private final int threads;
  private int invocations;

  private ForestForTribuo(TribuoOutputs<T> outputs, TrainingSettings settings, int threads) {
    this.outputs = outputs;
    this.settings = settings;
    this.threads = threads;
  }

  /** For labels, two or more. */
  public static ForestForTribuo<Label> ofLabels(TrainingSettings settings, int threads) {
    return new ForestForTribuo<>(new TribuoOutputs.Labels(), settings, threads);
  }

  /** For regressors of one dimension. */
  public static ForestForTribuo<Regressor> ofNumbers(TrainingSettings settings, int threads) {
    return new ForestForTribuo<>(new TribuoOutputs.Numbers(), settings, threads);
  }

  @Override
  public Model<T> train(Dataset<T> examples, Map<String, Provenance> runProvenance) {
    ImmutableFeatureMap features = examples.getFeatureIDMap();
    ImmutableOutputInfo<T> info = examples.getOutputIDInfo();
    double[][] columns = new double[features.size()][examples.size()];
    double[] targets = new double[examples.size()];
    double[] weights = new double[examples.size()];
    for (double[] column : columns) {
      Arrays.fill(column, Double.NaN);
    }
    int row = 0;
    for (Example<T> example : examples) {
      for (Feature feature : example) {
        columns[features.getID(feature.getName())][row] = feature.getValue();
      }
      targets[row] = outputs.target(example.getOutput(), info);
      weights[row++] = example.getWeight();
    }
    TrainingData data =
        new TrainingData(columns, targets, outputs.classCount(info), weights, new BitSet());
    FittedForest fitted =
        new RandomForestTrainer().fit(data, settings, threads, ProgressListener.none());
    ModelProvenance provenance =
        new ModelProvenance(
            ForestModel.class.getName(),
            OffsetDateTime.now(ZoneOffset.UTC),
            examples.getProvenance(),
            getProvenance(),
            runProvenance);
    invocations++;
    return new ForestModel<>(fitted.forest(), outputs, provenance, features, info);
  }

  @Override
  public Model<T> train(
      Dataset<T> examples, Map<String, Provenance> runProvenance, int invocationCount) {
    setInvocationCount(invocationCount);
    return train(examples, runProvenance);
  }

  @Override
  public int getInvocationCount() {
    return invocations;
  }

  @Override
  public void setInvocationCount(int count) {
    invocations = count;
  }

  @Override
  public TrainerProvenance getProvenance() {
    return new TrainerProvenanceImpl(this);
  }
}
