package dev.orchard.model.manifest;

import dev.orchard.model.RunId;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.spec.SpecText;
import java.time.Duration;

/** The JSON of {@link Lineage}: members of an open object. */
final class LineageJson {
  private LineageJson() {}

  static void writeMembers(Lineage lineage, JsonOutput output) {
    output
        .member("run", lineage.run().value())
        .member("spec_file", lineage.spec().fileName())
        .member("spec", lineage.spec().yaml())
        .member("query", lineage.query());
    StringMap.write(output, "query_parameters", lineage.queryParameters());
    output
        .member("rows", lineage.rows())
        .member("training_rows", lineage.trainingRows())
        .member("test_rows", lineage.testRows())
        .member("data_fingerprint", lineage.dataFingerprint())
        .member("code_version", lineage.codeVersion())
        .member("trained_at", lineage.trainedAt().toString())
        .member("training_milliseconds", lineage.trainingTime().toMillis())
        .member("trained_by", lineage.trainedBy());
    StringMap.write(output, "parameters", lineage.parameters());
  }

  static Lineage read(JsonObjectReader reader) {
    return new Lineage(
        new RunId(reader.requireString("run")),
        new SpecText(reader.requireString("spec_file"), reader.requireString("spec")),
        reader.requireString("query"),
        StringMap.read(reader, "query_parameters"),
        reader.requireLong("rows"),
        reader.requireLong("training_rows"),
        reader.requireLong("test_rows"),
        reader.requireString("data_fingerprint"),
        reader.requireString("code_version"),
        DocumentFormat.instant(reader, "trained_at"),
        Duration.ofMillis(reader.requireLong("training_milliseconds")),
        reader.requireString("trained_by"),
        StringMap.read(reader, "parameters"));
  }
}
