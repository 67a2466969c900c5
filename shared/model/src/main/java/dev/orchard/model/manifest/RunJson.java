package dev.orchard.model.manifest;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.spec.SpecText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The JSON of {@link Run}. */
public final class RunJson {
  private static final DocumentFormat FORMAT = new DocumentFormat("run");

  private RunJson() {}

  public static byte[] write(Run run) {
    return FORMAT.write(
        output -> {
          writeMembers(run, output);
          writeSpec(run, output);
        });
  }

  /** Writes the members of the run into an object that is open, as clients see them. */
  public static void writeMembers(Run run, JsonOutput output) {
    output
        .member("run", run.id().value())
        .member("org_id", run.organization().value())
        .member("model", run.model().value())
        .member("status", run.status().word())
        .member("started", run.started().toString())
        .optionalMember("finished", run.finished().map(Object::toString))
        .member("progress", run.progress());
    run.activity().ifPresent(activity -> writeActivity(activity, output));
    output.optionalMember("version", run.version().map(VersionId::value));
    StringMap.write(output, "parameters", run.parameters());
    StringMap.write(output, "tags", run.tags());
    output
        .optionalMember("data_fingerprint", run.dataFingerprint())
        .stringsMember("warnings", run.warnings());
    NumberMap.write(output, "metrics", run.metrics());
    output.member("outcome", run.outcome()).optionalMember("error", run.error());
  }

  /** As they are stored, and with how long the run took or has taken. */
  public static void writeMembers(Run run, Instant now, JsonOutput output) {
    writeMembers(run, output);
    output.member("elapsed_seconds", run.elapsed(now).toMillis() / 1e3);
  }

  /** Writes the spec that the run was started with, which would only lengthen a list of runs. */
  public static void writeSpec(Run run, JsonOutput output) {
    run.spec()
        .ifPresent(spec -> output.member("spec_file", spec.fileName()).member("spec", spec.yaml()));
  }

  private static void writeActivity(RunActivity activity, JsonOutput output) {
    output.objectMember(
        "activity",
        to -> {
          to.member("phase", activity.phase());
          to.member("done", activity.done());
          if (activity.total() >= 0) {
            to.member("total", activity.total());
          }
          if (activity.isGrowingTrees()) {
            to.member("trees_grown", activity.done());
          }
          to.member("message", activity.message()).member("at", activity.at().toString());
        });
  }

  private static RunActivity readActivity(JsonObjectReader reader) {
    return new RunActivity(
        reader.requireString("phase"),
        reader.requireLong("done"),
        reader.optionalLong("total").orElse(-1L),
        DocumentFormat.instant(reader, "at"));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.orchard.model.UnreadableDocumentException if it is damaged or newer than this code
   */
  public static Run read(byte[] json) {
    return FORMAT.read(json, RunJson::read);
  }

  private static Run read(JsonObjectReader reader) {
    String status = reader.requireString("status");
    return new Run(
        new RunId(reader.requireString("run")),
        new OrganizationId(reader.requireString("org_id")),
        new ModelName(reader.requireString("model")),
        Run.Status.ofWord(status)
            .orElseThrow(
                () -> new IllegalArgumentException(reader.pathOf("status") + " is unknown")),
        DocumentFormat.instant(reader, "started"),
        reader
            .optionalString("finished")
            .map(text -> DocumentFormat.instant(text, reader.pathOf("finished"))),
        reader.requireDouble("progress"),
        reader.optionalObject("activity").map(RunJson::readActivity),
        StringMap.read(reader, "parameters"),
        StringMap.read(reader, "tags"),
        readSpec(reader),
        reader.optionalString("data_fingerprint"),
        reader.object().has("warnings") ? reader.requireStrings("warnings") : List.of(),
        NumberMap.read(reader, "metrics"),
        reader.optionalString("version").map(VersionId::new),
        reader.optionalString("outcome").orElse(""),
        reader.optionalString("error"));
  }

  private static Optional<SpecText> readSpec(JsonObjectReader reader) {
    String fileName = reader.optionalString("spec_file").orElse("");
    return reader.optionalString("spec").map(yaml -> new SpecText(fileName, yaml));
  }
}
