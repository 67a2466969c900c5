package dev.orchard.formats.catboost;

import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignTask;
import dev.orchard.formats.document.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a CatBoost loss function makes of a model's outputs. */
record Loss(String name, ForeignTask task, Link link) {
  private static final Map<String, Loss> KNOWN = known();

  private static final Map<String, String> REFUSED =
      Map.of(
          "RMSEWithUncertainty", "predicts a number and a variance, which is no link",
          "MultiLogloss", "predicts several labels at once",
          "MultiCrossEntropy", "predicts several labels at once",
          "SurvivalAft", "predicts by a distribution, which is no link");

  /** The loss of a file, for a model of so many outputs. */
  static Loss of(Part type, int outputCount) {
    Loss loss = KNOWN.get(type.text());
    if (loss == null) {
      throw type.refused(
          "a model of this loss cannot be imported: it "
              + REFUSED.getOrDefault(type.text(), "is not known"));
    }
    boolean several =
        loss.task == ForeignTask.MULTICLASS_CLASSIFICATION
            || loss.task == ForeignTask.MULTIPLE_REGRESSION;
    if (several ? outputCount < 2 : outputCount != 1) {
      throw type.refused(loss.name + " with " + outputCount + " outputs is not possible");
    }
    return loss;
  }

  private static Map<String, Loss> known() {
    Map<String, Loss> known = new HashMap<>();
    List<String> numbers =
        List.of("RMSE", "MAE", "Quantile", "Expectile", "MAPE", "Huber", "Lq", "LogCosh");
    List<String> rankings =
        List.of(
            "QueryRMSE",
            "PairLogit",
            "PairLogitPairwise",
            "YetiRank",
            "YetiRankPairwise",
            "StochasticRank",
            "LambdaMart");
    put(known, numbers, ForeignTask.REGRESSION, Link.IDENTITY);
    put(known, rankings, ForeignTask.REGRESSION, Link.IDENTITY);
    put(
        known,
        List.of("Poisson", "Tweedie", "LogLinQuantile"),
        ForeignTask.REGRESSION,
        Link.EXPONENTIAL);
    put(
        known,
        List.of("Logloss", "CrossEntropy", "Focal"),
        ForeignTask.BINARY_CLASSIFICATION,
        Link.LOGISTIC);
    put(known, List.of("MultiClass"), ForeignTask.MULTICLASS_CLASSIFICATION, Link.SOFTMAX);
    put(known, List.of("MultiClassOneVsAll"), ForeignTask.MULTICLASS_CLASSIFICATION, Link.LOGISTIC);
    put(
        known,
        List.of("MultiRMSE", "MultiQuantile"),
        ForeignTask.MULTIPLE_REGRESSION,
        Link.IDENTITY);
    return Map.copyOf(known);
  }

  private static void put(
      Map<String, Loss> known, List<String> names, ForeignTask task, Link link) {
    for (String name : names) {
      known.put(name, new Loss(name, task, link));
    }
  }
}
