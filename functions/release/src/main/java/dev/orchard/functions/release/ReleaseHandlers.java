package dev.orchard.functions.release;

import dev.orchard.model.Alias;
import dev.orchard.model.ConflictException;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.ChangeRequest;
import dev.orchard.serving.RequestDefaults;
import dev.orchard.web.Exchange;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditEvent.Action;
import dev.orchard.web.observation.AuditLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Moves aliases and marks versions deleted; every move that is accepted goes to the audit log. */
final class ReleaseHandlers {
  private static final String ORGANIZATION = "org_id";

  /** Where the alias pointed when the caller decided; 409 if it points elsewhere by now. */
  private static final String EXPECTED = "expected_version";

  private final ModelRegistry registry;
  private final RequestDefaults defaults;
  private final Duration grace;
  private final AuditLog audit;

  /**
   * @param grace how long a deleted version can be brought back
   */
  ReleaseHandlers(
      ModelRegistry registry, RequestDefaults defaults, Duration grace, AuditLog audit) {
    this.registry = registry;
    this.defaults = defaults;
    this.grace = grace;
    this.audit = audit;
  }

  void promote(Exchange exchange) throws IOException {
    ModelName model = new ModelName(exchange.pathParameter("name"));
    ChangeRequest request = ChangeRequest.read(exchange, defaults, ORGANIZATION);
    OrganizationId organization = request.organization();
    String reason = request.reason();
    Optional<VersionId> version =
        request.requireWord("version", "the version to promote", VersionId::new);
    Optional<Target> target = target(request);
    Optional<VersionId> expected = request.word(EXPECTED, VersionId::new);
    request.finish();
    exchange.caller().requireOrganization(organization);
    String who = exchange.caller().name();
    if (target.orElseThrow().alias().isEmpty()) {
      archive(exchange, organization, model, version.orElseThrow(), reason);
      return;
    }
    Alias alias = target.get().alias().get();
    Optional<VersionId> before = registry.model(organization, model).version(alias);
    ModelDocument moved =
        registry.promote(organization, model, version.orElseThrow(), alias, who, reason, expected);
    if (!before.equals(version)) {
      record(Action.PROMOTED, organization, model, version.get(), who, reason, alias, before);
    }
    answer(exchange, organization, model, version.get(), moved, "Promoted to " + alias);
  }

  /** The older stage Archived: the version keeps no alias. */
  private void archive(
      Exchange exchange,
      OrganizationId organization,
      ModelName model,
      VersionId version,
      String reason)
      throws IOException {
    registry.manifest(organization, model, version);
    ModelDocument document = registry.model(organization, model);
    if (document.champion().equals(Optional.of(version))) {
      throw new ConflictException(
          "Version " + version.value() + " is the champion; promote another first");
    }
    for (Alias alias : document.aliasesOf(version)) {
      document = registry.removeAlias(organization, model, alias, exchange.caller().name(), reason);
      record(
          Action.ALIAS_REMOVED,
          organization,
          model,
          version,
          exchange.caller().name(),
          reason,
          alias,
          Optional.of(version));
    }
    answer(exchange, organization, model, version, document, "Archived");
  }

  void rollback(Exchange exchange) throws IOException {
    ModelName model = new ModelName(exchange.pathParameter("name"));
    ChangeRequest request = ChangeRequest.read(exchange, defaults, ORGANIZATION);
    OrganizationId organization = request.organization();
    Optional<VersionId> version = request.word("version", VersionId::new);
    String reason = request.reason();
    Optional<VersionId> expected = request.word(EXPECTED, VersionId::new);
    request.finish();
    exchange.caller().requireOrganization(organization);
    ModelDocument moved = rollBack(exchange, organization, model, version, reason, expected);
    VersionId champion = moved.champion().orElseThrow();
    answer(
        exchange,
        organization,
        model,
        champion,
        moved,
        "Rolled back to version " + champion.value());
  }

  /** The lead scoring service's own answer. */
  void rollbackOfLeadScoring(Exchange exchange) throws IOException {
    ChangeRequest request = ChangeRequest.read(exchange, defaults, ORGANIZATION);
    OrganizationId organization = request.organization();
    Optional<ModelName> model = request.model();
    Optional<VersionId> version = request.word("version", VersionId::new);
    String reason = request.reason();
    request.finish();
    exchange.caller().requireOrganization(organization);
    ModelDocument moved =
        rollBack(exchange, organization, model.orElseThrow(), version, reason, Optional.empty());
    String champion = moved.champion().orElseThrow().value();
    exchange.respondJson(
        200,
        output ->
            output
                .beginObject()
                .member("status", "success")
                .member("org_id", organization.value())
                .member("version", champion)
                .member("message", "Successfully rolled back to version " + champion)
                .endObject());
  }

  private ModelDocument rollBack(
      Exchange exchange,
      OrganizationId organization,
      ModelName model,
      Optional<VersionId> version,
      String reason,
      Optional<VersionId> expected) {
    String who = exchange.caller().name();
    Optional<VersionId> before = registry.model(organization, model).champion();
    ModelDocument moved = registry.rollback(organization, model, version, who, reason, expected);
    if (!moved.champion().equals(before)) {
      record(
          Action.ROLLED_BACK,
          organization,
          model,
          moved.champion().orElseThrow(),
          who,
          reason,
          Alias.CHAMPION,
          before);
    }
    return moved;
  }

  void delete(Exchange exchange) throws IOException {
    VersionChange change = versionChange(exchange);
    ModelDocument moved =
        registry.delete(
            change.organization(),
            change.model(),
            change.version(),
            grace,
            exchange.caller().name(),
            change.reason());
    record(Action.DELETED, exchange, change);
    respond(exchange, change, Optional.ofNullable(moved.deletions().get(change.version())));
    // What earlier deletions left to be removed by now.
    registry.sweep(change.organization(), change.model());
  }

  /** Takes a deletion back while its grace period lasts. */
  void restore(Exchange exchange) throws IOException {
    VersionChange change = versionChange(exchange);
    registry.manifest(change.organization(), change.model(), change.version());
    boolean deleted =
        registry
            .model(change.organization(), change.model())
            .deletions()
            .containsKey(change.version());
    registry.restore(
        change.organization(),
        change.model(),
        change.version(),
        exchange.caller().name(),
        change.reason());
    if (deleted) {
      record(Action.RESTORED, exchange, change);
    }
    respond(exchange, change, Optional.empty());
  }

  /** What deleting a version and bringing it back are told. */
  private record VersionChange(
      OrganizationId organization, ModelName model, VersionId version, String reason) {}

  private VersionChange versionChange(Exchange exchange) throws IOException {
    ModelName model = new ModelName(exchange.pathParameter("name"));
    VersionId version = new VersionId(exchange.pathParameter("version"));
    ChangeRequest request = ChangeRequest.read(exchange, defaults, ORGANIZATION, "reason");
    VersionChange change =
        new VersionChange(request.organization(), model, version, request.reason());
    request.finish();
    exchange.caller().requireOrganization(change.organization());
    exchange.tag("model", model.value());
    return change;
  }

  private void record(Action action, Exchange exchange, VersionChange change) {
    audit.record(
        new AuditEvent(
            action,
            change.organization(),
            change.model(),
            Optional.of(change.version()),
            exchange.caller().name(),
            change.reason(),
            Map.of()));
  }

  private static void respond(Exchange exchange, VersionChange change, Optional<Instant> removed)
      throws IOException {
    exchange.respondJson(
        200,
        output -> {
          output
              .beginObject()
              .member("status", "success")
              .member("org_id", change.organization().value())
              .member("model", change.model().value())
              .member("version", change.version().value());
          output.optionalMember("removed_after", removed.map(Object::toString));
          output.endObject();
        });
  }

  /** Where a promotion points; no alias for the stage Archived. */
  private record Target(Optional<Alias> alias) {}

  private static Optional<Target> target(ChangeRequest request) {
    Optional<Target> alias =
        request.word("alias", text -> new Target(Optional.of(new Alias(text))));
    Optional<Target> stage = request.word("stage", text -> new Target(Alias.ofStage(text)));
    if (alias.isPresent() && stage.isPresent()) {
      request.violation("stage", "either an alias or a stage", "both");
    }
    return Optional.of(
        alias.or(() -> stage).orElseGet(() -> new Target(Optional.of(Alias.CHAMPION))));
  }

  private void record(
      Action action,
      OrganizationId organization,
      ModelName model,
      VersionId version,
      String who,
      String reason,
      Alias alias,
      Optional<VersionId> before) {
    Map<String, String> details = new TreeMap<>();
    details.put("alias", alias.value());
    before.ifPresent(from -> details.put("from", from.value()));
    audit.record(
        new AuditEvent(action, organization, model, Optional.of(version), who, reason, details));
  }

  private static void answer(
      Exchange exchange,
      OrganizationId organization,
      ModelName model,
      VersionId version,
      ModelDocument document,
      String message)
      throws IOException {
    exchange.tag("organization", organization.value());
    exchange.tag("model", model.value());
    exchange.tag("model_version", version.value());
    List<HistoryEntry> history = document.history();
    Optional<String> previous =
        history.isEmpty()
            ? Optional.empty()
            : history.get(history.size() - 1).from().map(VersionId::value);
    exchange.respondJson(
        200,
        output ->
            output
                .beginObject()
                .member("status", "success")
                .member("org_id", organization.value())
                .member("model", model.value())
                .member("version", version.value())
                .stringsMember(
                    "aliases", document.aliasesOf(version).stream().map(Alias::value).toList())
                .optionalMember("previous_version", previous)
                .member("message", message)
                .endObject());
  }
}
