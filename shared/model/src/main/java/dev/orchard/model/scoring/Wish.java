package dev.orchard.model.scoring;

/** What a changed row is to be answered with. */
public sealed interface Wish {
  /** Another recommended action; without actions, another class. */
  record Different() implements Wish {}

  /** This recommended action, or else this class. */
  record Named(String name) implements Wish {}

  /** A predicted number, or probability of the positive class, of so much or more. */
  record AtLeast(double value) implements Wish {}

  /** A predicted number, or probability of the positive class, of so much or less. */
  record AtMost(double value) implements Wish {}
}
