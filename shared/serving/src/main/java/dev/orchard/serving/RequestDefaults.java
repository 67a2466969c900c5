package dev.orchard.serving;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.web.configuration.Configuration;
import java.util.Optional;

/**
 * For whom and of which model a request is that does not say.
 *
 * @param model empty if every request must name one
 */
public record RequestDefaults(OrganizationId organization, Optional<ModelName> model) {

  public static RequestDefaults of(Configuration configuration) {
    return new RequestDefaults(configuration.defaultOrganization(), configuration.defaultModel());
  }
}
