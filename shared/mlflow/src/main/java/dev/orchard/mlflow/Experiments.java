package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Experiments and runs on the server. Whole numbers of 64 bits travel as strings. */
final class Experiments {
  /** A batch may hold so many parameters and so many tags. */
  private static final int BATCH = 100;

  private static final int LONGEST_PARAMETER = 500;
  private static final int LONGEST_TAG = 5_000;

  private final MlflowHttp http;

  Experiments(MlflowHttp http) {
    this.http = http;
  }

  /** The id of the experiment, which is made if it is not there. */
  String require(String name) {
    Optional<String> found = find(name);
    if (found.isPresent()) {
      return found.get();
    }
    byte[] body = Json.write(to -> to.beginObject().member("name", name).endObject());
    try {
      Call create = Call.change("POST", ApiPath.of("experiments/create"), body);
      return Answer.of(http.json(create)).text("experiment_id");
    } catch (MlflowException e) {
      if (e.reason() != Reason.ALREADY_EXISTS) {
        throw e;
      }
      return find(name).orElseThrow(() -> e); // somebody else was first
    }
  }

  private Optional<String> find(String name) {
    String path = ApiPath.of("experiments/get-by-name", "experiment_name", name);
    try {
      Answer experiment = Answer.of(http.json(Call.get(path))).member("experiment");
      if (experiment.optionalText("lifecycle_stage").orElse("active").equals("deleted")) {
        throw new MlflowException(
            Reason.REFUSED,
            "The experiment \"" + name + "\" is deleted on the MLflow server; restore it there");
      }
      return Optional.of(experiment.text("experiment_id"));
    } catch (MlflowException e) {
      if (e.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The run of an experiment that has the tag. */
  Optional<TrackedRun> findRun(String experiment, String tag, String value) {
    byte[] body =
        Json.write(
            to ->
                to.beginObject()
                    .stringsMember("experiment_ids", List.of(experiment))
                    .member("filter", "tags.`" + tag + "` = '" + value + "'")
                    .member("max_results", 1)
                    .endObject());
    Call search = Call.change("POST", ApiPath.of("runs/search"), body);
    return Answer.of(http.json(search)).members("runs").stream().findFirst().map(TrackedRun::of);
  }

  TrackedRun createRun(String experiment, String name, Instant started, Map<String, String> tags) {
    byte[] body =
        Json.write(
            to -> {
              to.beginObject()
                  .member("experiment_id", experiment)
                  .member("run_name", name)
                  .member("start_time", milliseconds(started));
              pairs(to, "tags", List.copyOf(tags.entrySet()), LONGEST_TAG);
              to.endObject();
            });
    Call create = Call.create(ApiPath.of("runs/create"), body);
    return TrackedRun.of(Answer.of(http.json(create)).member("run"));
  }

  void endRun(String run, String status, Instant ended) {
    send(
        "runs/update",
        to ->
            to.member("run_id", run)
                .member("status", status)
                .member("end_time", milliseconds(ended)));
  }

  /** Logs the same again without a trace of it: time and step of a measure are the run's end. */
  void log(
      String run,
      Map<String, String> parameters,
      Map<String, Double> measures,
      Map<String, String> tags,
      Instant at) {
    send(
        "runs/log-batch",
        to -> {
          to.member("run_id", run);
          to.arrayMember(
              "metrics",
              array ->
                  measures.forEach(
                      (name, value) ->
                          array
                              .beginObject()
                              .member("key", name)
                              .member("value", value)
                              .member("timestamp", milliseconds(at))
                              .member("step", "0")
                              .endObject()));
        });
    batches(parameters).forEach(batch -> sendPairs(run, "params", batch, LONGEST_PARAMETER));
    batches(tags).forEach(batch -> sendPairs(run, "tags", batch, LONGEST_TAG));
  }

  private static List<List<Map.Entry<String, String>>> batches(Map<String, String> pairs) {
    List<Map.Entry<String, String>> entries = List.copyOf(pairs.entrySet());
    List<List<Map.Entry<String, String>>> batches = new ArrayList<>();
    for (int begin = 0; begin < entries.size(); begin += BATCH) {
      batches.add(entries.subList(begin, Math.min(entries.size(), begin + BATCH)));
    }
    return batches;
  }

  private void sendPairs(
      String run, String member, List<Map.Entry<String, String>> pairs, int longest) {
    send(
        "runs/log-batch",
        to -> {
          to.member("run_id", run);
          pairs(to, member, pairs, longest);
        });
  }

  private static void pairs(
      JsonOutput output, String member, List<Map.Entry<String, String>> pairs, int longest) {
    output.arrayMember(
        member,
        to ->
            pairs.forEach(
                pair ->
                    to.beginObject()
                        .member("key", pair.getKey())
                        .member("value", cut(pair.getValue(), longest))
                        .endObject()));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private void send(String method, Consumer<JsonOutput> members) {
    byte[] body =
        Json.write(
            to -> {
              to.beginObject();
              members.accept(to);
              to.endObject();
            });
    http.json(Call.change("POST", ApiPath.of(method), body));
  }

  private static String milliseconds(Instant instant) {
    return Long.toString(instant.toEpochMilli());
  }
}
