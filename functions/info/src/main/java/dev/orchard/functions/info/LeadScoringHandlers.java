package dev.orchard.functions.info;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.web.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells about models in the lead scoring service's dialect, below {@code /api/v1}. */
final class LeadScoringHandlers {
  private final ModelRegistry registry;
  private final ModelQuery query;
  private final ModelHandlers models;

  LeadScoringHandlers(ModelRegistry registry, ModelQuery query, ModelHandlers models) {
    this.registry = registry;
    this.query = query;
    this.models = models;
  }

  void info(Exchange exchange) throws IOException {
    Manifest manifest = query.manifest(exchange);
    ModelDocument document = registry.model(manifest.organization(), manifest.model());
    Optional<Instant> activated = activatedAt(document, manifest.version());
    exchange.respondJson(
        200,
        output -> {
          output
              .beginObject()
              .member("org_id", manifest.organization().value())
              .member("version", manifest.version().value())
              .optionalMember("activated_at", activated.map(Instant::toString));
          VersionJson.metrics(output, manifest);
          output
              .stringsMember("feature_names", manifest.schema().names())
              .member("training_data_size", manifest.lineage().rows())
              .endObject();
        });
  }

  /** When the version last became champion. */
  private static Optional<Instant> activatedAt(ModelDocument document, VersionId version) {
    return document.history().stream()
        .filter(entry -> entry.alias().equals(Optional.of(Alias.CHAMPION)))
        .filter(entry -> entry.to().equals(Optional.of(version)))
        .map(HistoryEntry::at)
        .reduce((earlier, later) -> later);
  }

  void versions(Exchange exchange) throws IOException {
    Manifest active = query.manifest(exchange);
    List<VersionId> page =
        registry.versions(active.organization(), active.model(), query.page(exchange)).items();
    List<Manifest> manifests =
        models.manifests(exchange, active.organization(), active.model(), page);
    exchange.respondJson(
        200,
        output -> {
          output.beginObject().name("versions").beginArray();
          for (Manifest manifest : manifests) {
            output
                .beginObject()
                .member("version", manifest.version().value())
                .member("is_active", manifest.version().equals(active.version()))
                .member("created_at", manifest.createdAt().toString());
            VersionJson.metrics(output, manifest);
            output.endObject();
          }
          output.endArray().endObject();
        });
  }

  void importance(Exchange exchange) throws IOException {
    Manifest manifest = query.manifest(exchange);
    exchange.respondJson(
        200, output -> VersionJson.importances(output, manifest, Optional.empty()));
  }
}
