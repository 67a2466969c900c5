package dev.orchard.registry;

import dev.orchard.model.Alias;
import dev.orchard.model.ConflictException;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.HistoryEntry.Action;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.model.manifest.StoredFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What moves aliases and deletes versions: each a change of the model's one document. */
final class Releases {
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final ObjectStore store;
  private final Clock clock;
  private final ModelPointer pointer;
  private final VersionFiles versions;

  Releases(ObjectStore store, Clock clock, ModelPointer pointer, VersionFiles versions) {
    this.store = store;
    this.clock = clock;
    this.pointer = pointer;
    this.versions = versions;
  }

  ModelDocument promote(
      OrganizationId organization,
      ModelName model,
      VersionId version,
      Alias alias,
      String who,
      String reason,
      Fence fence,
      Optional<VersionId> expected) {
    versions.verified(versions.manifest(organization, model, version), StoredFile.FOREST);
    return pointer.change(
        organization,
        model,
        (current, id, now) -> {
          fence.requireHeld();
          HistoryEntry blank = entry(id, now, who, Action.PROMOTE, reason);
          return move(current, alias, expected, version, blank);
        });
  }

  ModelDocument rollback(
      OrganizationId organization,
      ModelName model,
      Optional<VersionId> version,
      String who,
      String reason,
      Optional<VersionId> expected) {
    return pointer.change(
        organization,
        model,
        (current, id, now) -> {
          VersionId target =
              version
                  .or(() -> ChampionLine.previous(current))
                  .orElseThrow(
                      () ->
                          new ConflictException(
                              "Model \"" + model + "\" has no earlier champion to go back to"));
          versions.verified(versions.manifest(organization, model, target), StoredFile.FOREST);
          HistoryEntry blank = entry(id, now, who, Action.ROLLBACK, reason);
          return move(current, Alias.CHAMPION, expected, target, blank);
        });
  }

  private static ModelDocument move(
      ModelDocument current,
      Alias alias,
      Optional<VersionId> expected,
      VersionId version,
      HistoryEntry blank) {
    Optional<VersionId> from = current.version(alias);
    if (from.equals(Optional.of(version))) {
      return current;
    }
    if (expected.isPresent() && !expected.equals(from)) {
      throw new ConflictException(
          "The %s is %s by now, not version %s; look at it again and decide anew"
              .formatted(
                  alias, from.map(there -> "version " + there).orElse("unset"), expected.get()));
    }
    requireNotMarked(current, version);
    return current.withAlias(
        alias, version, about(blank, Optional.of(alias), from, Optional.of(version)));
  }

  ModelDocument removeAlias(
      OrganizationId organization, ModelName model, Alias alias, String who, String reason) {
    if (alias.equals(Alias.CHAMPION)) {
      throw new ConflictException("The champion serves; promote another version instead");
    }
    return pointer.change(
        organization,
        model,
        (current, id, now) -> {
          Optional<VersionId> from = current.version(alias);
          if (from.isEmpty()) {
            throw new NotFoundException(NotFoundException.Kind.ALIAS, alias.value());
          }
          HistoryEntry blank = entry(id, now, who, Action.REMOVE_ALIAS, reason);
          return current.withoutAlias(
              alias, about(blank, Optional.of(alias), from, Optional.empty()));
        });
  }

  ModelDocument delete(
      OrganizationId organization,
      ModelName model,
      VersionId version,
      Duration grace,
      String who,
      String reason) {
    if (!versions.exists(organization, model, version)) {
      throw new NotFoundException(NotFoundException.Kind.VERSION, version.value());
    }
    return pointer.change(
        organization,
        model,
        (current, id, now) -> {
          List<Alias> held = current.aliasesOf(version);
          if (!held.isEmpty()) {
            throw new ConflictException(
                "Version " + version + " is the " + held.get(0) + "; promote another first");
          }
          if (current.deletions().containsKey(version)) {
            return current;
          }
          HistoryEntry blank = entry(id, now, who, Action.DELETE, reason);
          return current.withDeletion(
              version,
              now.plus(grace),
              about(blank, Optional.empty(), Optional.empty(), Optional.of(version)));
        });
  }

  ModelDocument restore(
      OrganizationId organization, ModelName model, VersionId version, String who, String reason) {
    return pointer.change(
        organization,
        model,
        (current, id, now) -> {
          Instant sweepFrom = current.deletions().get(version);
          if (sweepFrom == null) {
            return current;
          }
          if (!sweepFrom.isAfter(now)) {
            throw new ConflictException(
                "The grace period of version " + version + " is over; it may be half gone");
          }
          if (!versions.exists(organization, model, version)) {
            throw new NotFoundException(NotFoundException.Kind.VERSION, version.value());
          }
          HistoryEntry blank = entry(id, now, who, Action.RESTORE, reason);
          HistoryEntry restored =
              about(blank, Optional.empty(), Optional.empty(), Optional.of(version));
          List<HistoryEntry> history = new ArrayList<>(current.history());
          history.add(restored);
          ModelDocument unmarked = current.withoutDeletion(version);
          return new ModelDocument(
              unmarked.aliases(), unmarked.traffic(), unmarked.deletions(), history);
        });
  }

  List<VersionId> sweep(OrganizationId organization, ModelName model) {
    Instant now = clock.instant();
    List<VersionId> swept = new ArrayList<>();
    Map<VersionId, Instant> marked =
        pointer.read(organization, model).orElse(ModelDocument.EMPTY).deletions();
    marked.forEach(
        (version, sweepFrom) -> {
          if (!sweepFrom.isAfter(now)) {
            versions.remove(organization, model, version);
            // The mark goes last: whoever breaks off in between leaves the rest to the next.
            pointer.change(
                organization, model, (current, id, time) -> current.withoutDeletion(version));
            swept.add(version);
          }
        });
    removeAbandoned(organization, model, now.minus(ABANDONED_AFTER));
    return swept;
  }

  private void removeAbandoned(OrganizationId organization, ModelName model, Instant before) {
    String folder = Layout.versions(organization, model);
    String token = "";
    do {
      Page page = store.listFolders(folder, token, ObjectStore.MAXIMUM_PAGE);
      page.names().stream()
          .filter(VersionId::fits)
          .map(VersionId::new)
          .filter(version -> version.createdAt().isBefore(before))
          .filter(version -> !versions.exists(organization, model, version))
          .forEach(version -> versions.remove(organization, model, version));
      token = page.nextPageToken();
    } while (!token.isEmpty());
  }

  private static void requireNotMarked(ModelDocument current, VersionId version) {
    if (current.deletions().containsKey(version)) {
      throw new ConflictException(
          "Version " + version + " is marked for deletion; restore it first");
    }
  }

  private static HistoryEntry entry(
      String id, Instant now, String who, Action action, String reason) {
    return new HistoryEntry(
        id, now, who, action, Optional.empty(), Optional.empty(), Optional.empty(), reason);
  }

  private static HistoryEntry about(
      HistoryEntry blank, Optional<Alias> alias, Optional<VersionId> from, Optional<VersionId> to) {
    return new HistoryEntry(
        blank.id(), blank.at(), blank.who(), blank.action(), alias, from, to, blank.reason());
  }
}
