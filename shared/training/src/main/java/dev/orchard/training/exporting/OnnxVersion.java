package dev.orchard.training.exporting;

import dev.orchard.forest.Forest;
import dev.orchard.forest.InputPrecision;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignTask;
import dev.orchard.formats.onnx.OnnxExport;
import dev.orchard.formats.onnx.OnnxWriter;
import dev.orchard.model.Task;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.scoring.Classes;
import dev.orchard.registry.LoadedVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version as an ONNX model. Its input has one column a feature, categories as codes: a runtime
 * elsewhere has no encoder of ours, so what encodes is written down with the model.
 */
public final class OnnxVersion {
  /** Stands in the list of categories for the code of all that training has not seen. */
  private static final String UNSEEN = "(unseen)";

  private final Manifest manifest;
  private final Forest forest;

  private OnnxVersion(Manifest manifest, Forest forest) {
    this.manifest = manifest;
    this.forest = forest;
  }

  public static OnnxVersion of(LoadedVersion version) {
    return new OnnxVersion(version.manifest(), version.forest());
  }

  /** The bytes of the model. */
  public byte[] bytes() {
    return OnnxWriter.write(
        forest, new OnnxExport(features(), task(), classNames(), manifest.content().calibration()));
  }

  private List<ForeignFeature> features() {
    List<ForeignFeature> features = new ArrayList<>();
    for (int i = 0; i < manifest.schema().size(); i++) {
      Optional<String> name = Optional.of(manifest.schema().feature(i).name());
      features.add(
          manifest.schema().feature(i) instanceof CategoryFeature
              ? new ForeignFeature(name, true, categories(i))
              : ForeignFeature.number(name));
    }
    return features;
  }

  /** The categories of a feature in the order of their codes; none for a number. */
  public List<String> categories(int feature) {
    Encoder encoder = manifest.content().encoder();
    List<String> inCodeOrder = new ArrayList<>(encoder.categories(feature));
    int unseen = encoder.unseenCode(feature);
    if (unseen >= 0 && unseen <= inCodeOrder.size()) {
      inCodeOrder.add(unseen, inCodeOrder.contains(UNSEEN) ? UNSEEN + UNSEEN : UNSEEN);
    }
    return inCodeOrder;
  }

  private ForeignTask task() {
    if (manifest.task() != Task.CLASSIFICATION) {
      return ForeignTask.REGRESSION;
    }
    return forest.outputCount() == 1
        ? ForeignTask.BINARY_CLASSIFICATION
        : ForeignTask.MULTICLASS_CLASSIFICATION;
  }

  private List<String> classNames() {
    return manifest.content().classes().map(Classes::names).orElse(List.of());
  }

  /** How the model takes its numbers, as NumPy calls it. */
  public String numberType() {
    return forest.precision() == InputPrecision.FLOAT64 ? "float64" : "float32";
  }

  public int columns() {
    return forest.featureCount();
  }

  /** How many numbers the model answers with: probabilities, or the prediction. */
  public int answers() {
    return manifest.task() == Task.CLASSIFICATION
        ? Math.max(2, forest.outputCount())
        : forest.outputCount();
  }

  public boolean isClassification() {
    return manifest.task() == Task.CLASSIFICATION;
  }

  /** Two rows as the model takes them: usual numbers with the first and the last category. */
  public List<List<Double>> example() {
    List<Double> first = new ArrayList<>();
    List<Double> last = new ArrayList<>();
    for (int i = 0; i < columns(); i++) {
      FeatureBaseline baseline = manifest.content().baseline().features().get(i);
      double usual = baseline instanceof NumberBaseline number ? Math.rint(number.mean()) : 0;
      first.add(usual);
      last.add(Math.max(usual, categories(i).size() - 1));
    }
    return List.of(first, last);
  }
}
