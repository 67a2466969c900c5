package dev.orchard.model.scoring;

/**
 * How much of an explanation is wanted.
 *
 * @param top at most so many contributions, the largest
 * @param interactions at most so many pairs of features, those that do most together; 0 for none
 */
public record ExplainOptions(int top, int interactions) {
  /** Every contribution, no interactions. */
  public static final ExplainOptions ALL = new ExplainOptions(Integer.MAX_VALUE, 0);

  public ExplainOptions {
    if (top < 1 || interactions < 0) {
      throw new IllegalArgumentException(top + " contributions, " + interactions + " pairs");
    }
  }
}
