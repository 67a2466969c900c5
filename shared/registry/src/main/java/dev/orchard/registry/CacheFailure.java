package dev.orchard.registry;

import dev.orchard.model.NotFoundException;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.UnreadableDocumentException;

/** Why the cache could not read what it wanted to. */
public enum CacheFailure {
  /** Storage could not be reached. */
  STORAGE_UNAVAILABLE,
  /** A version or a document is not what was written. */
  CORRUPT,
  /** What an alias points to is not there. */
  NOT_FOUND,
  /** Anything else: a mistake of ours. */
  INTERNAL;

  static CacheFailure of(RuntimeException failure) {
    if (failure instanceof UnavailableException) {
      return STORAGE_UNAVAILABLE;
    }
    if (failure instanceof CorruptVersionException
        || failure instanceof UnreadableDocumentException) {
      return CORRUPT;
    }
    return failure instanceof NotFoundException ? NOT_FOUND : INTERNAL;
  }
}
