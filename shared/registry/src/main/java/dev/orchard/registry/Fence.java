package dev.orchard.registry;

/**
 * Asked between reading a model's document and writing it: whoever was overtaken in the meantime
 * must not write. As the document is written by compare-and-set, a write that follows a fence that
 * let it pass is as good as made at the moment of the asking.
 */
@FunctionalInterface
public interface Fence {
  /**
   * Passes, or throws.
   *
   * @throws dev.orchard.model.OrchardException if nothing may be changed
   */
  void requireHeld();

  /** Lets everything pass. */
  static Fence none() {
    return () -> {};
  }
}
