package dev.orchard.model.manifest;

import java.time.Instant;
import java.util.Locale;

/**
 * What a run was doing when it last told.
 *
 * @param phase in words for people, such as "growing trees"
 * @param done how much of the phase, in its unit
 * @param total how much there is, or -1 while nobody knows
 * @param at when it told; stored now and then only
 */
public record RunActivity(String phase, long done, long total, Instant at) {
  /** The phase in which {@code done} counts trees. */
  public static final String GROWING_TREES = "growing trees";

  /** For people, such as "growing trees: 57 of 200". */
  public String message() {
    if (done == 0 && total <= 1) {
      return phase;
    }
    String count = String.format(Locale.ROOT, "%,d", done);
    return phase + ": " + count + (total < 0 ? "" : String.format(Locale.ROOT, " of %,d", total));
  }

  public boolean isGrowingTrees() {
    return phase.equals(GROWING_TREES);
  }
}
