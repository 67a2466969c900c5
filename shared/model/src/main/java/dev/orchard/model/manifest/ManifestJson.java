package dev.orchard.model.manifest;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Task;
import dev.orchard.model.VersionId;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.evaluation.EvaluationJson;
import dev.orchard.model.feature.EncoderJson;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.FeatureSchemaJson;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.Action;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.CalibrationJson;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.ConformalJson;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.spec.Label;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The JSON of {@link Manifest}. */
public final class ManifestJson {
  private static final DocumentFormat FORMAT = new DocumentFormat("manifest");

  private ManifestJson() {}

  public static byte[] write(Manifest manifest) {
    return FORMAT.write(output -> writeMembers(manifest, output));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.orchard.model.UnreadableDocumentException if it is damaged or newer than this code
   */
  public static Manifest read(byte[] json) {
    return FORMAT.read(json, ManifestJson::read);
  }

  /** Writes the members of the manifest into an object that is open. */
  public static void writeMembers(Manifest manifest, JsonOutput output) {
    ManifestDraft content = manifest.content();
    output
        .member("org_id", manifest.organization().value())
        .member("model", manifest.model().value())
        .member("version", manifest.version().value())
        .member("created_at", manifest.createdAt().toString())
        .member("task", content.task().word())
        .member("model_type", content.modelType())
        .member("description", content.description())
        .member("trees", content.trees());
    output.objectMember("label", to -> writeLabel(content.label(), to));
    FeatureSchemaJson.write(content.encoder().schema(), output, "features");
    EncoderJson.write(content.encoder(), output, "encoder");
    content
        .classes()
        .ifPresent(classes -> output.objectMember("classes", to -> writeClasses(classes, to)));
    output.objectMember(
        "calibration",
        to -> {
          CalibrationJson.writeMembers(content.calibration(), to);
          to.member("calibrated_on", content.calibratedOn());
        });
    content
        .conformal()
        .ifPresent(
            intervals ->
                output.objectMember("intervals", to -> ConformalJson.writeMembers(intervals, to)));
    content
        .classConformal()
        .ifPresent(
            sets -> output.objectMember("class_sets", to -> ConformalJson.writeMembers(sets, to)));
    content
        .labelRange()
        .ifPresent(
            range ->
                output.objectMember(
                    "label_range",
                    to ->
                        to.member("percentile_5", range.percentile5())
                            .member("percentile_95", range.percentile95())));
    output.arrayMember(
        "actions", to -> content.actions().actions().forEach(action -> writeAction(action, to)));
    NumberMap.write(output, "metrics", content.metrics());
    output.arrayMember(
        "importances", to -> content.importances().forEach(importance -> write(importance, to)));
    if (!content.evaluation().equals(Evaluation.NONE)) {
      output.objectMember(
          "evaluation", to -> EvaluationJson.writeMembers(content.evaluation(), to));
    }
    output.objectMember("lineage", to -> LineageJson.writeMembers(content.lineage(), to));
    output.objectMember("baseline", to -> BaselineJson.writeMembers(content.baseline(), to));
    output.arrayMember("files", to -> manifest.files().forEach(file -> writeFile(file, to)));
  }

  private static void writeLabel(Label label, JsonOutput output) {
    output
        .member("name", label.name())
        .optionalMember("positive", label.positive())
        .member("description", label.description())
        .member("unit", label.unit());
  }

  private static void writeClasses(Classes classes, JsonOutput output) {
    output.stringsMember("names", classes.names());
    classes.positive().ifPresent(positive -> output.member("positive", positive));
  }

  private static void writeAction(Action action, JsonOutput output) {
    output
        .beginObject()
        .optionalMember("at_least", action.atLeast())
        .member("name", action.name())
        .endObject();
  }

  private static void write(Importance importance, JsonOutput output) {
    output
        .beginObject()
        .member("feature", importance.feature())
        .member("importance", importance.importance());
    importance.measures().forEach((kind, value) -> output.member(kind.word(), value));
    output.endObject();
  }

  private static void writeFile(StoredFile file, JsonOutput output) {
    output
        .beginObject()
        .member("name", file.name())
        .member("length", file.length())
        .member("sha256", file.sha256());
    file.crc32().ifPresent(crc32 -> output.member("crc32", crc32));
    output.endObject();
  }

  private static Manifest read(JsonObjectReader reader) {
    return new Manifest(
        new OrganizationId(reader.requireString("org_id")),
        new ModelName(reader.requireString("model")),
        new VersionId(reader.requireString("version")),
        readContent(reader),
        reader.requireObjects("files", ManifestJson::readFile));
  }

  private static ManifestDraft readContent(JsonObjectReader reader) {
    String task = reader.requireString("task");
    FeatureSchema schema = FeatureSchemaJson.read(reader, "features");
    return new ManifestDraft(
        Task.ofWord(task)
            .orElseThrow(() -> new IllegalArgumentException(reader.pathOf("task") + " is unknown")),
        reader.requireString("model_type"),
        reader.optionalString("description").orElse(""),
        readLabel(reader.requireObject("label")),
        EncoderJson.read(reader, "encoder", schema),
        reader.optionalObject("classes").map(ManifestJson::readClasses),
        CalibrationJson.read(reader.requireObject("calibration")),
        reader.requireObject("calibration").optionalString("calibrated_on").orElse("none"),
        reader.optionalObject("intervals").map(ConformalJson::read),
        reader.optionalObject("class_sets").map(ConformalJson::readSets),
        reader.optionalObject("label_range").map(ManifestJson::readRange),
        new Actions(reader.requireObjects("actions", ManifestJson::readAction)),
        LineageJson.read(reader.requireObject("lineage")),
        NumberMap.read(reader, "metrics"),
        BaselineJson.read(reader.requireObject("baseline")),
        reader.requireObjects("importances", ManifestJson::readImportance),
        reader.requireInt("trees"),
        reader.optionalObject("evaluation").map(EvaluationJson::read).orElse(Evaluation.NONE));
  }

  private static Label readLabel(JsonObjectReader reader) {
    return new Label(
        reader.requireString("name"),
        reader.optionalString("positive"),
        reader.optionalString("description").orElse(""),
        reader.optionalString("unit").orElse(""));
  }

  private static Classes readClasses(JsonObjectReader reader) {
    List<String> names = reader.requireStrings("names");
    OptionalLong positive = reader.optionalLong("positive");
    return new Classes(
        names,
        positive.isPresent()
            ? OptionalInt.of(Math.toIntExact(positive.getAsLong()))
            : OptionalInt.empty());
  }

  private static LabelRange readRange(JsonObjectReader reader) {
    return new LabelRange(
        reader.requireDouble("percentile_5"), reader.requireDouble("percentile_95"));
  }

  private static Action readAction(JsonObjectReader reader) {
    return new Action(reader.requireString("name"), reader.optionalDouble("at_least"));
  }

  private static Importance readImportance(JsonObjectReader reader) {
    Map<ImportanceKind, Double> measures = new EnumMap<>(ImportanceKind.class);
    for (ImportanceKind kind : ImportanceKind.values()) {
      reader.optionalDouble(kind.word()).ifPresent(value -> measures.put(kind, value));
    }
    return new Importance(
        reader.requireString("feature"), reader.requireDouble("importance"), measures);
  }

  private static StoredFile readFile(JsonObjectReader reader) {
    return new StoredFile(
        reader.requireString("name"),
        reader.requireLong("length"),
        reader.requireString("sha256"),
        reader.optionalString("crc32"));
  }
}
