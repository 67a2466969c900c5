package dev.orchard.model.scoring;

import java.util.List;

/**
 * What would have to change.
 *
 * @param changes the smallest of each feature that can grant the wish alone, the smallest first;
 *     none where the row as it is grants it
 * @param isComplete whether every change was tried; otherwise all up to some size were
 */
public record Counterfactuals(List<Counterfactual> changes, boolean isComplete) {
  public Counterfactuals {
    changes = List.copyOf(changes);
  }
}
