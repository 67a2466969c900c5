package dev.orchard.benchmarks.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dmg.pmml.PMML;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.ModelEvaluatorBuilder;
import org.jpmml.evaluator.TargetField;
import org.jpmml.xgboost.FeatureMap;
import org.jpmml.xgboost.Learner;
import org.jpmml.xgboost.XGBoostUtil;

/** JPMML: the booster translated to PMML and evaluated row by row. AGPL: in benchmarks only. */
final class JpmmlPeer implements Peer {
  private final Evaluator evaluator;
  private final TargetField target;
  private final Rows rows;

  JpmmlPeer(BoostedModel model, Rows rows) throws IOException {
    Learner learner =
        XGBoostUtil.loadLearner(new ByteArrayInputStream(Files.readAllBytes(model.oldFile())));
    FeatureMap features = new FeatureMap();
    for (int feature = 0; feature < rows.features(); feature++) {
      features.addEntry("f" + feature, "q");
    }
    PMML pmml = learner.encodePMML(Map.of(), "label", List.of(), features);
    evaluator = new ModelEvaluatorBuilder(pmml).build();
    target = evaluator.getTargetFields().get(0);
    this.rows = rows;
  }

  @Override
  public double score(int row) {
    float[] values = rows.row(row);
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int feature = 0; feature < values.length; feature++) {
      arguments.put("f" + feature, values[feature]);
    }
    Object result = evaluator.evaluate(arguments).get(target.getName());
    return ((Number) EvaluatorUtil.decode(result)).doubleValue();
  }

  @Override
  public double[] scoreAll() {
    double[] margins = new double[rows.count()];
    for (int row = 0; row < margins.length; row++) {
      margins[row] = score(row);
    }
    return margins;
  }
}
