package dev.orchard.model.manifest;

import dev.orchard.model.RunId;
import dev.orchard.model.spec.SpecText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Where a version comes from, so that it can be made again.
 *
 * @param query as it was run; bound parameters apart
 * @param queryParameters what was bound, by name
 * @param rows of the source
 * @param trainingRows of them the forest was grown from
 * @param testRows of them the metrics were measured on
 * @param dataFingerprint of the rows in order
 * @param codeVersion of Orchard
 * @param trainedBy who asked
 * @param parameters of the trainer, by name
 */
public record Lineage(
    RunId run,
    SpecText spec,
    String query,
    Map<String, String> queryParameters,
    long rows,
    long trainingRows,
    long testRows,
    String dataFingerprint,
    String codeVersion,
    Instant trainedAt,
    Duration trainingTime,
    String trainedBy,
    Map<String, String> parameters) {
  public Lineage {
    queryParameters = Map.copyOf(queryParameters);
    parameters = Map.copyOf(parameters);
  }
}
