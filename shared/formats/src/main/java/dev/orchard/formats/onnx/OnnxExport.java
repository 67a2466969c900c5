package dev.orchard.formats.onnx;

import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.scoring.Calibration;
import java.util.List;
import java.util.Objects;

/**
 * What an exported model says of its forest.
 *
 * @param features one a column; the categories of a category column stand in the order of their
 *     codes, which are what the model takes
 * @param classes the labels in the order of the outputs, of two classes the negative one first;
 *     empty for regression
 * @param calibration of the probability of the positive class; {@link Calibration.Platt} becomes
 *     part of the graph, {@link Calibration.Isotonic} is only named in the metadata, and the
 *     probabilities are then the forest's own
 */
public record OnnxExport(
    List<ForeignFeature> features,
    ForeignTask task,
    List<String> classes,
    Calibration calibration) {
  public OnnxExport {
    features = List.copyOf(features);
    Objects.requireNonNull(task);
    classes = List.copyOf(classes);
    Objects.requireNonNull(calibration);
  }
}
