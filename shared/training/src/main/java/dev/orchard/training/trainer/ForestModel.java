package dev.orchard.training.trainer;

import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.orchard.forest.Forest;
import dev.orchard.training.evaluation.FeatureImportances;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.provenance.ModelProvenance;

/** A compact forest as a model of Tribuo's. It lives in memory: Tribuo cannot write it. */
final class ForestModel<T extends Output<T>> extends Model<T> {
  private static final long serialVersionUID = 1L;

  private final transient Forest forest;
  private final TribuoOutputs<T> outputs;

  ForestModel(
      Forest forest,
      TribuoOutputs<T> outputs,
      ModelProvenance provenance,
      ImmutableFeatureMap features,
      ImmutableOutputInfo<T> info) {
    super("random-forest", provenance, features, info, outputs.classCount(info) > 0);
    this.forest = forest;
    this.outputs = outputs;
  }

  @Override
  public Prediction<T> predict(Example<T> example) {
    double[] row = new double[featureIDMap.size()];
    Arrays.fill(row, Double.NaN);
    int used = 0;
    for (Feature feature : example) {
      int id = featureIDMap.getID(feature.getName());
      if (id >= 0) {
        row[id] = feature.getValue();
        used++;
      }
    }
    if (used == 0) {
      throw new IllegalArgumentException("the example has no feature that the model knows");
    }
    double[] answer = new double[forest.outputCount()];
    forest.score(row, answer);
    return outputs.prediction(answer, outputIDInfo, used, example);
  }

  /** By gain, over all outputs. */
  @Override
  public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
    double[] gain = FeatureImportances.gain(forest);
    List<Pair<String, Double>> features =
        IntStream.range(0, gain.length)
            .boxed()
            .sorted(Comparator.comparingDouble(id -> -gain[id]))
            .limit(n < 0 ? gain.length : n)
            .map(id -> new Pair<>(featureIDMap.get(id).getName(), gain[id]))
            .toList();
    return Map.of(Model.ALL_OUTPUTS, features);
  }

  @Override
  public Optional<Excuse<T>> getExcuse(Example<T> example) {
    return Optional.empty();
  }

  @Override
  protected Model<T> copy(String newName, ModelProvenance newProvenance) {
    ForestModel<T> copy =
        new ForestModel<>(forest, outputs, newProvenance, featureIDMap, outputIDInfo);
    copy.setName(newName);
    return copy;
  }
}
