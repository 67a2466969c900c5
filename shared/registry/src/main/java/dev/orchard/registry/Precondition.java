package dev.orchard.registry;

/** What must hold of an object for a write or a delete of it to happen. */
public sealed interface Precondition {

  /** The write happens whatever is there. */
  static Precondition none() {
    return None.INSTANCE;
  }

  /** The write happens only if nothing is there. */
  static Precondition mustNotExist() {
    return new GenerationMatches(0);
  }

  /** The write happens only if the object is at this generation; 0 means that none may exist. */
  static Precondition generationMatches(long generation) {
    return new GenerationMatches(generation);
  }

  /** Whether an object at this generation (0: no object) may be written. */
  boolean allows(long generation);

  /** No condition. */
  enum None implements Precondition {
    INSTANCE;

    @Override
    public boolean allows(long generation) {
      return true;
    }
  }

  /** The object's generation must be the one expected; 0 means that none may exist. */
  record GenerationMatches(long expected) implements Precondition {

    public GenerationMatches {
      if (expected < 0) {
        throw new IllegalArgumentException("A generation is not negative: " + expected);
      }
    }

    @Override
    public boolean allows(long generation) {
      return generation == expected;
    }
  }
}
