package dev.orchard.mlflow;

import java.util.Map;

/** A version of a registered model as the server has it. */
record RegisteredVersion(String model, String version, Map<String, String> tags) {
  static RegisteredVersion of(Answer version) {
    return new RegisteredVersion(
        version.text("name"), version.text("version"), version.pairs("tags"));
  }
}
