package dev.orchard.mlflow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Paths of the REST interface. */
final class ApiPath {
  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";

  private ApiPath() {}

  static String of(String method) {
    return API + method;
  }

  /** A method with its query. */
  static String of(String method, String name, String value) {
    return of(method) + "?" + encode(name) + "=" + encode(value);
  }

  static String and(String path, String name, String value) {
    return path + "&" + encode(name) + "=" + encode(value);
  }

  /** A file behind the server's proxy. */
  static String artifact(String path) {
    return ARTIFACTS
        + "/"
        + Arrays.stream(path.split("/", -1)).map(ApiPath::encode).collect(Collectors.joining("/"));
  }

  static String artifactsIn(String folder) {
    return ARTIFACTS + "?path=" + encode(folder);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
