package dev.orchard.registry;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrchardException;
import dev.orchard.model.VersionId;

/**
 * What is stored of a version is not what was published, so it is not used. The fault lies in the
 * storage; publishing anew or going back to another version helps, trying again does not.
 */
public final class CorruptVersionException extends OrchardException {
  private static final long serialVersionUID = 1L;

  CorruptVersionException(ModelName model, VersionId version, String what) {
    this(model, version, what, null);
  }

  CorruptVersionException(ModelName model, VersionId version, String what, Throwable cause) {
    super("Version " + version + " of model \"" + model + "\" is damaged: " + what, cause);
  }
}
