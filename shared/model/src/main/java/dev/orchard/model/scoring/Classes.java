package dev.orchard.model.scoring;

import java.util.List;
import java.util.OptionalInt;

/**
 * The classes of a classifier in the order of the forest's outputs.
 *
 * @param names at least two
 * @param positive which of them the probability, threshold of actions and older dialects speak of;
 *     empty with more than two classes
 */
public record Classes(List<String> names, OptionalInt positive) {
  public Classes {
    names = List.copyOf(names);
    if (names.size() < 2
        || (positive.isPresent()
            && (positive.getAsInt() < 0 || positive.getAsInt() >= names.size()))) {
      throw new IllegalArgumentException("Classes " + names + " with positive " + positive);
    }
  }

  /**
   * Two classes; the forest's only output, or its second, is the probability of the positive one.
   */
  public static Classes binary(String negative, String positive) {
    return new Classes(List.of(negative, positive), OptionalInt.of(1));
  }

  public static Classes of(List<String> names) {
    return new Classes(names, OptionalInt.empty());
  }

  public boolean isBinary() {
    return names.size() == 2 && positive.isPresent();
  }
}
