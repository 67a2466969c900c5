package dev.orchard.functions.info;

import dev.orchard.model.Alias;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.Violation;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.ImportanceKind;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ManifestJson;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.registry.Listing;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.web.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells about models and versions in our own words. */
final class ModelHandlers {
  private static final String REVALIDATE = "private, no-cache";
  private static final int SHOWN_HISTORY = 100;

  private final ModelRegistry registry;
  private final ModelQuery query;

  ModelHandlers(ModelRegistry registry, ModelQuery query) {
    this.registry = registry;
    this.query = query;
  }

  /** The Looker ML predictor's answer, and what else is known of the version. */
  void info(Exchange exchange) throws IOException {
    Manifest manifest = query.manifest(exchange);
    ModelDocument document = registry.model(manifest.organization(), manifest.model());
    exchange.respondJson(
        200,
        output -> {
          output.beginObject();
          output
              .member("org_id", manifest.organization().value())
              .member("model", manifest.model().value())
              .member("version", manifest.version().value())
              .stringsMember("aliases", VersionJson.words(document.aliasesOf(manifest.version())))
              .member("created_at", manifest.createdAt().toString());
          VersionJson.description(output, manifest);
          VersionJson.metrics(output, manifest);
          output.member("training_data_size", manifest.lineage().rows()).endObject();
        });
  }

  void models(Exchange exchange) throws IOException {
    OrganizationId organization = query.organization(exchange);
    query.requireKnown(organization);
    Listing<ModelName> page = registry.models(organization, query.page(exchange));
    List<ModelDocument> documents = new ArrayList<>();
    for (ModelName model : page.items()) {
      exchange.deadline().check();
      documents.add(registry.model(organization, model));
    }
    exchange.respondJson(
        200,
        output -> {
          output.beginObject().member("org_id", organization.value()).name("models").beginArray();
          for (int i = 0; i < documents.size(); i++) {
            output.beginObject().member("name", page.items().get(i).value());
            aliases(output, documents.get(i));
            output.endObject();
          }
          output.endArray();
          nextPage(output, page).endObject();
        });
  }

  void model(Exchange exchange) throws IOException {
    OrganizationId organization = query.organization(exchange);
    ModelName model = query.model(exchange);
    ModelDocument document = registry.model(organization, model);
    Optional<Manifest> champion =
        document.champion().map(version -> registry.manifest(organization, model, version));
    exchange.respondJson(
        200,
        output -> {
          output.beginObject().member("org_id", organization.value()).member("name", model.value());
          aliases(output, document);
          if (champion.isPresent()) {
            VersionJson.description(output, champion.get());
            VersionJson.metrics(output, champion.get());
          }
          history(output, document);
          output.endObject();
        });
  }

  private static void aliases(JsonOutput output, ModelDocument document) {
    output
        .optionalMember("champion", document.champion().map(VersionId::value))
        .name("aliases")
        .beginObject();
    for (Map.Entry<Alias, VersionId> alias : document.aliases().entrySet()) {
      output.member(alias.getKey().value(), alias.getValue().value());
    }
    output.endObject();
  }

  /** The last moves, newest first. */
  private static void history(JsonOutput output, ModelDocument document) {
    List<HistoryEntry> history = document.history();
    output.name("history").beginArray();
    for (int i = history.size() - 1; i >= Math.max(0, history.size() - SHOWN_HISTORY); i--) {
      HistoryEntry entry = history.get(i);
      output
          .beginObject()
          .member("at", entry.at().toString())
          .member("who", entry.who())
          .member("action", entry.action().word())
          .optionalMember("alias", entry.alias().map(Alias::value))
          .optionalMember("from", entry.from().map(VersionId::value))
          .optionalMember("to", entry.to().map(VersionId::value))
          .member("reason", entry.reason())
          .endObject();
    }
    output.endArray();
  }

  void versions(Exchange exchange) throws IOException {
    OrganizationId organization = query.organization(exchange);
    ModelName model = query.model(exchange);
    ModelDocument document = registry.model(organization, model);
    Listing<VersionId> page = registry.versions(organization, model, query.page(exchange));
    List<Manifest> manifests = manifests(exchange, organization, model, page.items());
    exchange.respondJson(
        200,
        output -> {
          output
              .beginObject()
              .member("org_id", organization.value())
              .member("model", model.value())
              .name("versions")
              .beginArray();
          for (Manifest manifest : manifests) {
            version(output, manifest, document);
          }
          output.endArray();
          nextPage(output, page).endObject();
        });
  }

  List<Manifest> manifests(
      Exchange exchange, OrganizationId organization, ModelName model, List<VersionId> versions) {
    List<Manifest> manifests = new ArrayList<>();
    for (VersionId version : versions) {
      exchange.deadline().check();
      manifests.add(registry.manifest(organization, model, version));
    }
    return manifests;
  }

  private static void version(JsonOutput output, Manifest manifest, ModelDocument document) {
    List<Alias> aliases = document.aliasesOf(manifest.version());
    output
        .beginObject()
        .member("version", manifest.version().value())
        .member("is_active", aliases.contains(Alias.CHAMPION))
        .member("created_at", manifest.createdAt().toString())
        .stringsMember("aliases", VersionJson.words(aliases))
        .member("model_type", manifest.modelType());
    VersionJson.metrics(output, manifest);
    output.endObject();
  }

  private static JsonOutput nextPage(JsonOutput output, Listing<?> page) {
    return page.hasNext() ? output.member("next_page_token", page.nextPageToken()) : output;
  }

  void importance(Exchange exchange) throws IOException {
    Manifest manifest = query.champion(exchange);
    Optional<ImportanceKind> by =
        exchange.queryParameter("by").map(word -> measured(word, manifest.content().importances()));
    exchange.respondJson(200, output -> VersionJson.importances(output, manifest, by));
  }

  /** A version has only the measures that could be taken when it was made. */
  private static ImportanceKind measured(String word, List<Importance> importances) {
    Set<ImportanceKind> kinds = EnumSet.noneOf(ImportanceKind.class);
    importances.forEach(importance -> kinds.addAll(importance.measures().keySet()));
    return ImportanceKind.ofWord(word)
        .filter(kinds::contains)
        .orElseThrow(
            () ->
                InvalidInputException.of(
                    "query.by",
                    kinds.isEmpty()
                        ? "nothing: this version has no such measures"
                        : "one of "
                            + kinds.stream()
                                .map(ImportanceKind::word)
                                .collect(Collectors.joining(", ")),
                    '"' + Violation.shorten(word) + '"'));
  }

  /** The whole manifest. A version never changes, so a client may keep it if it asks. */
  void manifest(Exchange exchange) throws IOException {
    Manifest manifest = query.version(exchange);
    Entity.of("application/json", ManifestJson.write(manifest)).respond(exchange, REVALIDATE);
  }

  void card(Exchange exchange) throws IOException {
    Manifest manifest = query.version(exchange);
    byte[] card = registry.card(manifest.organization(), manifest.model(), manifest.version());
    Entity.of("text/markdown; charset=utf-8", card).respond(exchange, REVALIDATE);
  }
}
