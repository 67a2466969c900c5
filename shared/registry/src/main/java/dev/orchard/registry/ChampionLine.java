package dev.orchard.registry;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.ModelDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Who was champion before whom. A promotion puts a version on top of the line; a rollback takes off
 * whatever lies above the version it goes back to. So after A, B, C two rollbacks lead to B and
 * then to A, and not back to C.
 */
final class ChampionLine {

  private ChampionLine() {}

  /** The version to go back to: the latest one below the champion that is not marked deleted. */
  static Optional<VersionId> previous(ModelDocument document) {
    Deque<VersionId> line = new ArrayDeque<>();
    for (HistoryEntry entry : document.history()) {
      boolean concernsChampion = entry.alias().equals(Optional.of(Alias.CHAMPION));
      if (concernsChampion && entry.to().isPresent()) {
        VersionId version = entry.to().get();
        if (entry.action() == HistoryEntry.Action.ROLLBACK && line.contains(version)) {
          while (!line.peek().equals(version)) {
            line.pop();
          }
        } else if (!version.equals(line.peek())) {
          line.push(version);
        }
      }
    }
    return line.stream()
        .skip(document.champion().isPresent() ? 1 : 0)
        .filter(version -> !document.champion().equals(Optional.of(version)))
        .filter(version -> !document.deletions().containsKey(version))
        .findFirst();
  }
}
