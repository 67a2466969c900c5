package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The server's model registry. */
final class RegisteredModels {
  private final MlflowHttp http;

  RegisteredModels(MlflowHttp http) {
    this.http = http;
  }

  /** Makes the model if it is not there. */
  void require(String name) {
    try {
      send("POST", "registered-models/create", to -> to.member("name", name));
    } catch (MlflowException e) {
      if (e.reason() != Reason.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  /** The version that has the tag. */
  Optional<RegisteredVersion> find(String name, String tag, String value) {
    String filter = "name='" + name + "' and tags.`" + tag + "`='" + value + "'";
    String path = ApiPath.of("model-versions/search", "filter", filter);
    return Answer.of(http.json(Call.get(path))).members("model_versions").stream()
        .map(RegisteredVersion::of)
        .filter(version -> value.equals(version.tags().get(tag)))
        .findFirst();
  }

  /**
   * Registers a version.
   *
   * @param source the URI of its files
   * @param run the server's id of the run that made it
   */
  RegisteredVersion create(String name, String source, String run, Map<String, String> tags) {
    byte[] body =
        Json.write(
            to -> {
              to.beginObject().member("name", name).member("source", source).member("run_id", run);
              to.arrayMember(
                  "tags",
                  array ->
                      tags.forEach(
                          (key, value) ->
                              array
                                  .beginObject()
                                  .member("key", key)
                                  .member("value", value)
                                  .endObject()));
              to.endObject();
            });
    Call create = Call.create(ApiPath.of("model-versions/create"), body);
    return RegisteredVersion.of(Answer.of(http.json(create)).member("model_version"));
  }

  RegisteredVersion version(String name, String number) {
    String path = ApiPath.of("model-versions/get", "name", name);
    return RegisteredVersion.of(
        Answer.of(http.json(Call.get(ApiPath.and(path, "version", number))))
            .member("model_version"));
  }

  /** The version behind an alias. */
  RegisteredVersion byAlias(String name, String alias) {
    String path = ApiPath.of("registered-models/alias", "name", name);
    try {
      return RegisteredVersion.of(
          Answer.of(http.json(Call.get(ApiPath.and(path, "alias", alias))))
              .member("model_version"));
    } catch (MlflowException e) {
      // The server calls an alias that is not there an invalid parameter.
      if (e.reason() == Reason.REFUSED) {
        throw new MlflowException(
            Reason.NOT_FOUND, "The MLflow server has no \"" + name + "@" + alias + "\"", e);
      }
      throw e;
    }
  }

  /** The newest version in a stage, the older way to name what an alias names now. */
  RegisteredVersion byStage(String name, String stage) {
    byte[] body =
        Json.write(
            to ->
                to.beginObject()
                    .member("name", name)
                    .stringsMember("stages", List.of(stage))
                    .endObject());
    String path = ApiPath.of("registered-models/get-latest-versions");
    return Answer.of(http.json(Call.change("POST", path, body))).members("model_versions").stream()
        .findFirst()
        .map(RegisteredVersion::of)
        .orElseThrow(
            () ->
                new MlflowException(
                    Reason.NOT_FOUND,
                    "The MLflow server has no version of \"" + name + "\" in " + stage));
  }

  /** Where the files of a version lie. */
  String files(RegisteredVersion version) {
    String path = ApiPath.of("model-versions/get-download-uri", "name", version.model());
    return Answer.of(http.json(Call.get(ApiPath.and(path, "version", version.version()))))
        .text("artifact_uri");
  }

  /** Where the files of a logged model lie. */
  String filesOfLogged(String id) {
    return Answer.of(http.json(Call.get(ApiPath.of("logged-models/" + id))))
        .member("model")
        .member("info")
        .text("artifact_uri");
  }

  /** Version numbers by alias; none if there is no such model. */
  Map<String, String> aliases(String name) {
    Map<String, String> aliases = new TreeMap<>();
    try {
      Call get = Call.get(ApiPath.of("registered-models/get", "name", name));
      Answer.of(http.json(get))
          .member("registered_model")
          .members("aliases")
          .forEach(alias -> aliases.put(alias.text("alias"), alias.text("version")));
    } catch (MlflowException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
    }
    return aliases;
  }

  void setAlias(String name, String alias, String version) {
    send(
        "POST",
        "registered-models/alias",
        to -> to.member("name", name).member("alias", alias).member("version", version));
  }

  void removeAlias(String name, String alias) {
    send("DELETE", "registered-models/alias", to -> to.member("name", name).member("alias", alias));
  }

  private void send(String method, String path, Consumer<JsonOutput> members) {
    byte[] body =
        Json.write(
            to -> {
              to.beginObject();
              members.accept(to);
              to.endObject();
            });
    http.json(Call.change(method, ApiPath.of(path), body));
  }
}
