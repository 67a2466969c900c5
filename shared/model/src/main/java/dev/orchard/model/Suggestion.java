package dev.orchard.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant, for "did you mean" in messages. */
public final class Suggestion {
  private static final int LONGEST_COMPARED = 80;

  private Suggestion() {}

  /**
   * The nearest candidate by edit distance, ignoring case, if at most a third of the letters
   * differ.
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    if (name.length() > LONGEST_COMPARED) {
      return Optional.empty();
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (candidate.length() > LONGEST_COMPARED) {
        continue;
      }
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    int allowed = Math.max(1, name.length() / 3);
    return bestDistance <= allowed ? Optional.ofNullable(best) : Optional.empty();
  }

  /** {@code ", did you mean "x"?"} or nothing, to be put behind what was found. */
  public static String phrase(String name, Collection<String> candidates) {
    return nearest(name, candidates).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  /**
   * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count
   * one each.
   */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
