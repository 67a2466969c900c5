package dev.orchard.mlflow;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/**
 * One request to the server.
 *
 * @param path encoded, with its query
 * @param body with its media type, if there is one
 * @param repeatable whether sending it twice does what sending it once does; what is not, is sent
 *     again only if the server said that it did not look at it
 * @param answerLimit the most bytes of the answer
 */
record Call(String method, String path, Optional<Body> body, boolean repeatable, long answerLimit) {
  private static final long JSON_LIMIT = 16L << 20;

  /** Bytes to send. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(String mediaType, byte[] bytes) {}

  static Call get(String path) {
    return new Call("GET", path, Optional.empty(), true, JSON_LIMIT);
  }

  static Call download(String path, long limit) {
    return new Call("GET", path, Optional.empty(), true, limit);
  }

  /** A change that may be sent again. */
  static Call change(String method, String path, byte[] json) {
    return new Call(method, path, json(json), true, JSON_LIMIT);
  }

  /** Makes something that would be there twice if it were sent again. */
  static Call create(String path, byte[] json) {
    return new Call("POST", path, json(json), false, JSON_LIMIT);
  }

  static Call upload(String path, byte[] bytes) {
    return new Call(
        "PUT", path, Optional.of(new Body("application/octet-stream", bytes)), true, JSON_LIMIT);
  }

  private static Optional<Body> json(byte[] json) {
    return Optional.of(new Body("application/json", json));
  }

  HttpRequest.Builder request(MlflowServer server) {
    BodyPublisher sent =
        body.map(given -> BodyPublishers.ofByteArray(given.bytes()))
            .orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).method(method, sent);
    body.ifPresent(given -> request.header("Content-Type", given.mediaType()));
    server.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  /** How many bytes may travel either way; of JSON that is too little to count. */
  long mostBytes() {
    long sent = body.map(given -> (long) given.bytes().length).orElse(0L);
    return sent + (answerLimit > JSON_LIMIT ? answerLimit : 0);
  }

  /** What is asked for, without names of anyone's: for messages. */
  String shown() {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    return bare.contains("/mlflow-artifacts/") ? "its artifacts" : bare;
  }
}
