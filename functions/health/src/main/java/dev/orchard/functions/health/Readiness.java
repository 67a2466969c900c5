package dev.orchard.functions.health;

import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrchardException;
import dev.orchard.registry.LoadedModel;
import dev.orchard.registry.ModelCache;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.PageRequest;
import dev.orchard.serving.RequestDefaults;
import java.util.Optional;

/**
 * Whether predictions can be served: the default model is held or can be loaded, or, without a
 * default model, storage answers. Asking loads the model, so that a fresh instance becomes ready by
 * being asked; the cache remembers for seconds what could not be loaded, so asking often is cheap.
 */
final class Readiness {
  private final ModelCache cache;
  private final ModelRegistry registry;
  private final RequestDefaults defaults;

  Readiness(ModelCache cache, ModelRegistry registry, RequestDefaults defaults) {
    this.cache = cache;
    this.registry = registry;
    this.defaults = defaults;
  }

  /**
   * The state at a moment.
   *
   * @param model the default model, if there is one and it can be served
   * @param problem why nothing can be served; empty if all is well
   */
  record State(Optional<LoadedModel> model, Optional<String> problem) {
    boolean isReady() {
      return problem.isEmpty();
    }
  }

  State ask() {
    try {
      Optional<ModelName> name = defaults.model();
      if (name.isPresent()) {
        ModelReference champion = ModelReference.champion(defaults.organization(), name.get());
        return new State(Optional.of(cache.get(champion)), Optional.empty());
      }
      if (cache.status().versions() == 0) {
        registry.organizations(PageRequest.first(1));
      }
      return new State(Optional.empty(), Optional.empty());
    } catch (OrchardException e) {
      return new State(Optional.empty(), Optional.of(e.getMessage()));
    }
  }
}
