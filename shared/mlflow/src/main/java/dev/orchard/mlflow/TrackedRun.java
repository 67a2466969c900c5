package dev.orchard.mlflow;

import java.util.Map;

/**
 * A run as the server has it.
 *
 * @param id the server's
 * @param artifacts the URI of its artifacts
 */
record TrackedRun(String id, String artifacts, Map<String, String> tags) {
  static TrackedRun of(Answer run) {
    Answer info = run.member("info");
    return new TrackedRun(
        info.text("run_id"),
        info.optionalText("artifact_uri").orElse(""),
        run.optionalMember("data").map(data -> data.pairs("tags")).orElse(Map.of()));
  }
}
