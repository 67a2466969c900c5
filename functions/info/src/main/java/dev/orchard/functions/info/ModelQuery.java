package dev.orchard.functions.info;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.PageRequest;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.RequestDefaults;
import dev.orchard.web.Exchange;
import java.util.Optional;

/** Reads which organization, model, version and page a request is about, and what it may see. */
final class ModelQuery {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final ModelRegistry registry;
  private final RequestDefaults defaults;
  private final OptionReader optionReader;

  ModelQuery(ModelRegistry registry, RequestDefaults defaults) {
    this.registry = registry;
    this.defaults = defaults;
    this.optionReader = new OptionReader(defaults);
  }

  /** The organization that {@code org_id} names, or the default one. */
  OrganizationId organization(Exchange exchange) {
    OrganizationId organization =
        exchange.queryParameter("org_id").map(OrganizationId::new).orElse(defaults.organization());
    exchange.caller().requireOrganization(organization);
    exchange.tag("organization", organization.value());
    return organization;
  }

  /** Refuses an organization that holds nothing, but for the default one: that may be new. */
  void requireKnown(OrganizationId organization) {
    if (!organization.equals(defaults.organization())) {
      registry.requireKnown(organization);
    }
  }

  /** The model that the path names. */
  ModelName model(Exchange exchange) {
    return new ModelName(exchange.pathParameter("name"));
  }

  /** The manifest that the query names: by default the champion of the default model. */
  Manifest manifest(Exchange exchange) {
    ModelReference reference = optionReader.readQuery(exchange).model();
    exchange.caller().requireOrganization(reference.organization());
    VersionId version = registry.resolve(reference);
    return registry.manifest(reference.organization(), reference.model(), version);
  }

  /** The manifest of the champion of the model that the path names. */
  Manifest champion(Exchange exchange) {
    OrganizationId organization = organization(exchange);
    ModelName model = model(exchange);
    VersionId version =
        registry
            .model(organization, model)
            .champion()
            .orElseThrow(() -> new NotFoundException(NotFoundException.Kind.ALIAS, "champion"));
    return registry.manifest(organization, model, version);
  }

  /** The manifest of the version that the path names. */
  Manifest version(Exchange exchange) {
    return registry.manifest(
        organization(exchange), model(exchange), new VersionId(exchange.pathParameter("version")));
  }

  /** The page that {@code limit} and {@code page_token} name. */
  PageRequest page(Exchange exchange) {
    Optional<String> size = exchange.queryParameter("limit");
    String token = exchange.queryParameter("page_token").orElse("");
    int limit = USUAL_PAGE;
    if (size.isPresent()) {
      try {
        limit = Integer.parseInt(size.get());
      } catch (NumberFormatException e) {
        limit = 0;
      }
    }
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw InvalidInputException.of(
          "query.limit", "a whole number from 1 to " + LARGEST_PAGE, "something else");
    }
    return new PageRequest(token, limit);
  }
}
