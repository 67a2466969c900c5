package dev.orchard.formats.xgboost;

import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignTask;
import dev.orchard.formats.document.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an XGBoost objective makes of a model's outputs. */
record Objective(String name, ForeignTask task, Link link, Intercept intercept) {
  private static final Map<String, String> REFUSED =
      Map.of(
          "binary:hinge", "predicts by a step, which is no link",
          "reg:expectileerror", "predicts several expectiles that depend on each other");

  private static final Map<String, Objective> KNOWN = known();

  /** The objective of a file, for a model of so many outputs. */
  static Objective of(Part objective, int outputCount, XgboostVersion version) {
    Part name = objective.get("name");
    Objective known = KNOWN.get(name.text());
    if (known == null) {
      String reason = REFUSED.getOrDefault(name.text(), "is not known");
      throw name.refused(shortened(name.text()) + " cannot be imported: it " + reason);
    }
    if (known.name.equals("binary:logitraw") && !version.isAtLeast(2, 0)) {
      // Before 2.0 its base_score was a probability.
      known = new Objective(known.name, known.task, known.link, Intercept.LOGIT);
    }
    return known.forOutputs(name, outputCount);
  }

  private Objective forOutputs(Part place, int outputCount) {
    boolean several = outputCount > 1;
    if (several == (task == ForeignTask.MULTICLASS_CLASSIFICATION)) {
      return this;
    }
    boolean numbers = task == ForeignTask.REGRESSION && !name.equals("reg:quantileerror");
    if (!numbers) {
      throw place.refused(name + " with " + outputCount + " outputs cannot be imported");
    }
    return new Objective(name, ForeignTask.MULTIPLE_REGRESSION, link, intercept);
  }

  private static Map<String, Objective> known() {
    Map<String, Objective> known = new HashMap<>();
    for (String name :
        List.of(
            "reg:squarederror",
            "reg:linear",
            "reg:squaredlogerror",
            "reg:pseudohubererror",
            "reg:absoluteerror",
            "reg:quantileerror",
            "rank:pairwise",
            "rank:ndcg",
            "rank:map")) {
      put(known, name, ForeignTask.REGRESSION, Link.IDENTITY, Intercept.MARGIN);
    }
    for (String name :
        List.of("count:poisson", "reg:gamma", "reg:tweedie", "survival:cox", "survival:aft")) {
      put(known, name, ForeignTask.REGRESSION, Link.EXPONENTIAL, Intercept.LOG);
    }
    put(known, "reg:logistic", ForeignTask.REGRESSION, Link.LOGISTIC, Intercept.LOGIT);
    ForeignTask binary = ForeignTask.BINARY_CLASSIFICATION;
    put(known, "binary:logistic", binary, Link.LOGISTIC, Intercept.LOGIT);
    // Its own predict stops at the margin, which is that of a logistic model all the same.
    put(known, "binary:logitraw", binary, Link.LOGISTIC, Intercept.MARGIN);
    for (String name : List.of("multi:softprob", "multi:softmax")) {
      put(known, name, ForeignTask.MULTICLASS_CLASSIFICATION, Link.SOFTMAX, Intercept.MARGIN);
    }
    return Map.copyOf(known);
  }

  private static void put(
      Map<String, Objective> known, String name, ForeignTask task, Link link, Intercept margin) {
    known.put(name, new Objective(name, task, link, margin));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
