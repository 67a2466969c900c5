package dev.orchard.training.source;

import java.util.Objects;

/** One column that a training needs, by the name that the query gives it. */
public record ColumnRequest(String name, ColumnKind kind) {
  public ColumnRequest {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
  }
}
