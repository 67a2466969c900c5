package dev.orchard.training.trainer;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/** What Tribuo's outputs are for a forest, and back. */
sealed interface TribuoOutputs<T extends Output<T>> extends Serializable {
  /** 0 for numbers. */
  int classCount(ImmutableOutputInfo<T> info);

  /** A number to learn, or the code of a class. */
  double target(T output, ImmutableOutputInfo<T> info);

  /**
   * A forest's answer.
   *
   * @param used features of the example that the model knows
   */
  Prediction<T> prediction(
      double[] answer, ImmutableOutputInfo<T> info, int used, Example<T> example);

  /** Classes; the code is Tribuo's id. */
  record Labels() implements TribuoOutputs<Label> {
    @Override
    public int classCount(ImmutableOutputInfo<Label> info) {
      if (info.size() < 2) {
        throw new IllegalArgumentException("at least two labels are needed, not " + info.size());
      }
      return info.size();
    }

    @Override
    public double target(Label output, ImmutableOutputInfo<Label> info) {
      return info.getID(output);
    }

    @Override
    public Prediction<Label> prediction(
        double[] answer, ImmutableOutputInfo<Label> info, int used, Example<Label> example) {
      Map<String, Label> scores = new LinkedHashMap<>();
      Label best = null;
      for (int code = 0; code < info.size(); code++) {
        double share = answer.length > 1 ? answer[code] : code == 1 ? answer[0] : 1 - answer[0];
        Label label = new Label(info.getOutput(code).getLabel(), share);
        scores.put(label.getLabel(), label);
        best = best == null || share > best.getScore() ? label : best;
      }
      return new Prediction<>(best, scores, used, example, true);
    }
  }

  /** One number. */
  record Numbers() implements TribuoOutputs<Regressor> {
    @Override
    public int classCount(ImmutableOutputInfo<Regressor> info) {
      if (info.size() != 1) {
        throw new IllegalArgumentException("one dimension is learned, not " + info.size());
      }
      return 0;
    }

    @Override
    public double target(Regressor output, ImmutableOutputInfo<Regressor> info) {
      return output.getValues()[0];
    }

    @Override
    public Prediction<Regressor> prediction(
        double[] answer,
        ImmutableOutputInfo<Regressor> info,
        int used,
        Example<Regressor> example) {
      String name = info.getDomain().iterator().next().getNames()[0];
      return new Prediction<>(new Regressor(name, answer[0]), used, example);
    }
  }
}
