package dev.orchard.serving;

import dev.orchard.model.ModelReference;
import dev.orchard.registry.LoadedModel;
import dev.orchard.registry.ModelCache;
import dev.orchard.web.Exchange;

/**
 * Finds the version that answers a request, once the caller may ask for it, and tells client, log
 * and metrics which one it is.
 */
public final class ModelResolver {
  /** Which version answered. */
  public static final String VERSION_HEADER = "Orchard-Model-Version";

  /** {@code true} while storage fails and it may not be the newest version any more. */
  public static final String STALE_HEADER = "Orchard-Stale";

  private final ModelCache cache;

  public ModelResolver(ModelCache cache) {
    this.cache = cache;
  }

  /**
   * The version to answer with.
   *
   * @throws dev.orchard.web.access.ForbiddenException if the caller may not act for the
   *     organization
   * @throws dev.orchard.model.NotFoundException if there is no such model, version or alias
   * @throws dev.orchard.model.UnavailableException if storage fails and none is held
   */
  public LoadedModel resolve(ModelReference reference, Exchange exchange) {
    exchange.caller().requireOrganization(reference.organization());
    LoadedModel model = cache.get(reference);
    exchange.tag("organization", reference.organization().value());
    exchange.tag("model", reference.model().value());
    exchange.tag("model_version", model.version().value());
    exchange.responseHeader(VERSION_HEADER, model.version().value());
    if (model.isStale()) {
      exchange.tag("stale", "true");
      exchange.responseHeader(STALE_HEADER, "true");
    }
    return model;
  }
}
