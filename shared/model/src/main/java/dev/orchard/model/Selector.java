package dev.orchard.model;

/** Which version of a model is meant: the one an alias points to now, or a fixed one. */
public sealed interface Selector {
  /** Whatever the champion is now. */
  Selector CHAMPION = new ByAlias(Alias.CHAMPION);

  /** The version an alias points to at the time of the request. */
  record ByAlias(Alias alias) implements Selector {
    @Override
    public String toString() {
      return alias.value();
    }
  }

  /** This version and no other. */
  record ByVersion(VersionId version) implements Selector {
    @Override
    public String toString() {
      return version.value();
    }
  }
}
