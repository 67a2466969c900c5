package dev.orchard.model.manifest;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One move that was accepted.
 *
 * @param id unique; lets a writer see after a lost answer whether its move was accepted
 * @param who asked for it
 * @param from where the alias pointed before
 * @param to where it points now, or the version the action is about
 * @param reason as given; may be empty
 */
public record HistoryEntry(
    String id,
    Instant at,
    String who,
    Action action,
    Optional<Alias> alias,
    Optional<VersionId> from,
    Optional<VersionId> to,
    String reason) {
  /** What was done. */
  public enum Action {
    PROMOTE,
    ROLLBACK,
    REMOVE_ALIAS,
    DELETE,
    RESTORE;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> ofWord(String word) {
      return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
    }
  }
}
