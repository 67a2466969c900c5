package dev.orchard.training.source;

import java.time.Instant;
import java.util.List;

/**
 * What a training asks its source for.
 *
 * @param features the feature columns, in the order of the schema
 * @param label the column to predict
 * @param organization bound to {@code :org_id}
 * @param now bound to {@code :now}, in UTC
 * @param minimumRows fewer rows are refused
 */
public record TableRequest(
    List<ColumnRequest> features,
    ColumnRequest label,
    String organization,
    Instant now,
    int minimumRows) {
  public TableRequest {
    features = List.copyOf(features);
  }
}
