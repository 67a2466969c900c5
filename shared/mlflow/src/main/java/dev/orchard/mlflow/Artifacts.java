package dev.orchard.mlflow;

import java.util.List;

/** Files of runs and models, through the server's proxy. */
final class Artifacts {
  private static final int MOST_FILES = 1_000;

  private final MlflowHttp http;

  Artifacts(MlflowHttp http) {
    this.http = http;
  }

  /** Writes a file; one that is there already is replaced. */
  void put(ArtifactFolder folder, String name, byte[] bytes) {
    http.bytes(Call.upload(ApiPath.artifact(folder.file(name)), bytes));
  }

  /** The names of the files directly in the folder, the first 1,000; none of folders. */
  List<String> files(ArtifactFolder folder) {
    Answer answer = Answer.of(http.json(Call.get(ApiPath.artifactsIn(folder.path()))));
    return answer.members("files").stream()
        .filter(file -> !file.object().get("is_dir").describe().equals("true"))
        .limit(MOST_FILES)
        .map(file -> file.text("path"))
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }

  /**
   * The bytes of a file.
   *
   * @throws dev.orchard.model.TooLargeException beyond the limit, as soon as it is reached
   */
  byte[] get(ArtifactFolder folder, String name, long limit) {
    return http.bytes(Call.download(ApiPath.artifact(folder.file(name)), limit));
  }
}
