package dev.orchard.formats.lightgbm;

import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignTask;
import java.util.List;

/**
 * What the {@code objective} line says of the margins, after {@code ConvertOutput} of LightGBM's
 * objective functions.
 *
 * @param sigmoid what margins are multiplied by before the logistic function
 */
record LightGbmObjective(String name, Link link, ForeignTask task, double sigmoid) {
  /** Of a model trained with an objective function of the user's own. */
  static LightGbmObjective none() {
    return identity("none");
  }

  static LightGbmObjective of(String line) {
    List<String> words = List.of(line.trim().split(" +"));
    String name = words.get(0);
    return switch (name) {
      case "regression" -> regression(words);
      case "regression_l1",
          "huber",
          "fair",
          "quantile",
          "mape",
          "lambdarank",
          "rank_xendcg",
          "custom",
          "none" ->
          identity(name);
      case "poisson", "gamma", "tweedie" ->
          new LightGbmObjective(name, Link.EXPONENTIAL, ForeignTask.REGRESSION, 1);
      case "cross_entropy" -> new LightGbmObjective(name, Link.LOGISTIC, ForeignTask.REGRESSION, 1);
      case "binary" ->
          new LightGbmObjective(
              name, Link.LOGISTIC, ForeignTask.BINARY_CLASSIFICATION, sigmoid(words));
      case "multiclass" ->
          new LightGbmObjective(name, Link.SOFTMAX, ForeignTask.MULTICLASS_CLASSIFICATION, 1);
      case "multiclassova" ->
          new LightGbmObjective(
              name, Link.LOGISTIC, ForeignTask.MULTICLASS_CLASSIFICATION, sigmoid(words));
      case "cross_entropy_lambda" ->
          throw refusal("cross_entropy_lambda, whose log(1 + exp(margin)) no forest can say");
      default -> throw refusal("what is not known");
    };
  }

  /** Whether one tree an iteration is expected. */
  boolean isSingle() {
    return task != ForeignTask.MULTICLASS_CLASSIFICATION;
  }

  private static LightGbmObjective regression(List<String> words) {
    if (words.contains("sqrt")) {
      throw refusal("regression with reg_sqrt, whose squared margin no forest can say");
    }
    return identity("regression");
  }

  private static LightGbmObjective identity(String name) {
    return new LightGbmObjective(name, Link.IDENTITY, ForeignTask.REGRESSION, 1);
  }

  private static double sigmoid(List<String> words) {
    for (String word : words) {
      if (word.startsWith("sigmoid:")) {
        try {
          double sigmoid = Double.parseDouble(word.substring("sigmoid:".length()));
          if (sigmoid > 0 && Double.isFinite(sigmoid)) {
            return sigmoid;
          }
        } catch (NumberFormatException e) {
          throw refusal("a sigmoid that is no number");
        }
        throw refusal("a sigmoid that is not positive");
      }
    }
    return 1;
  }

  private static ForeignModelException refusal(String what) {
    return new ForeignModelException("the objective line of the LightGBM model names " + what);
  }
}
