package dev.orchard.model.manifest;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The one mutable object of a model, {@code model.json}, moved by compare-and-set only.
 *
 * @param aliases what points where
 * @param traffic percent of requests by alias, summing to 100; empty: all to the champion
 * @param deletions versions marked for deletion and when they may be swept
 * @param history the accepted moves, oldest first; of more than {@value #MOST_HISTORY} the newest
 */
public record ModelDocument(
    Map<Alias, VersionId> aliases,
    Map<Alias, Double> traffic,
    Map<VersionId, Instant> deletions,
    List<HistoryEntry> history) {
  /** Keeps the document to some 300 KB; the audit log has what is left out. */
  public static final int MOST_HISTORY = 1_000;

  public static final ModelDocument EMPTY =
      new ModelDocument(Map.of(), Map.of(), Map.of(), List.of());

  public ModelDocument {
    aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
    traffic = Collections.unmodifiableMap(new TreeMap<>(traffic));
    deletions = Collections.unmodifiableMap(new TreeMap<>(deletions));
    history =
        List.copyOf(history.subList(Math.max(0, history.size() - MOST_HISTORY), history.size()));
  }

  public Optional<VersionId> version(Alias alias) {
    return Optional.ofNullable(aliases.get(alias));
  }

  public Optional<VersionId> champion() {
    return version(Alias.CHAMPION);
  }

  /** The aliases that point to a version. */
  public List<Alias> aliasesOf(VersionId version) {
    return aliases.entrySet().stream()
        .filter(entry -> entry.getValue().equals(version))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A copy with the alias pointing elsewhere and the entry at the end of the history. */
  public ModelDocument withAlias(Alias alias, VersionId version, HistoryEntry entry) {
    Map<Alias, VersionId> moved = new TreeMap<>(aliases);
    moved.put(alias, version);
    return new ModelDocument(moved, traffic, deletions, with(entry));
  }

  /** A copy without the alias. */
  public ModelDocument withoutAlias(Alias alias, HistoryEntry entry) {
    Map<Alias, VersionId> moved = new TreeMap<>(aliases);
    moved.remove(alias);
    return new ModelDocument(moved, traffic, deletions, with(entry));
  }

  /** A copy in which the version is marked, to be swept from then on. */
  public ModelDocument withDeletion(VersionId version, Instant sweepFrom, HistoryEntry entry) {
    Map<VersionId, Instant> marked = new TreeMap<>(deletions);
    marked.put(version, sweepFrom);
    return new ModelDocument(aliases, traffic, marked, with(entry));
  }

  /** A copy without the mark: the version was swept, or is kept after all. */
  public ModelDocument withoutDeletion(VersionId version) {
    Map<VersionId, Instant> marked = new TreeMap<>(deletions);
    marked.remove(version);
    return new ModelDocument(aliases, traffic, marked, history);
  }

  private List<HistoryEntry> with(HistoryEntry entry) {
    List<HistoryEntry> longer = new ArrayList<>(history);
    longer.add(entry);
    return longer;
  }
}
