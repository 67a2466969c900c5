package dev.orchard.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects violations, keeping the first {@link #LIMIT} and counting the rest, so that a bad input
 * cannot fill the memory.
 */
public final class Violations {
  /** How many violations one answer lists. */
  public static final int LIMIT = 100;

  private final List<Violation> kept = new ArrayList<>();
  private int omitted;

  public void add(String path, String expected, String actual) {
    if (kept.size() < LIMIT) {
      kept.add(new Violation(path, expected, actual));
    } else {
      omitted++;
    }
  }

  public boolean isEmpty() {
    return kept.isEmpty();
  }

  /** All that were found, kept or not. */
  public int count() {
    return kept.size() + omitted;
  }

  public List<Violation> kept() {
    return List.copyOf(kept);
  }

  /** Throws all that was collected, if anything was. */
  public void throwIfAny() {
    if (!kept.isEmpty()) {
      throw new InvalidInputException(kept, omitted);
    }
  }
}
