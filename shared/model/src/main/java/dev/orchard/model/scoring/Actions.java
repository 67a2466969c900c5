package dev.orchard.model.scoring;

import java.util.List;
import java.util.Optional;

/** Actions by falling thresholds; the first whose threshold is reached is recommended. */
public record Actions(List<Action> actions) {
  public static final Actions NONE = new Actions(List.of());

  public Actions {
    actions = List.copyOf(actions);
    for (int i = 1; i < actions.size(); i++) {
      double before = actions.get(i - 1).atLeast().orElse(Double.NEGATIVE_INFINITY);
      double here = actions.get(i).atLeast().orElse(Double.NEGATIVE_INFINITY);
      if (!(here < before)) {
        throw new IllegalArgumentException(
            "Action " + actions.get(i).name() + " can never be reached");
      }
    }
  }

  public static Actions of(Action... actions) {
    return new Actions(List.of(actions));
  }

  public boolean isEmpty() {
    return actions.isEmpty();
  }

  /** The action for a probability or a predicted number; empty if none is reached. */
  public Optional<String> recommend(double value) {
    for (Action action : actions) {
      if (action.atLeast().isEmpty() || value >= action.atLeast().getAsDouble()) {
        return Optional.of(action.name());
      }
    }
    return Optional.empty();
  }
}
