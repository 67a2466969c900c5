package dev.orchard.web.observation;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that changed which model answers, worth keeping.
 *
 * @param who the name of the caller's token, or of the schedule
 * @param version the version concerned, if one came out of it
 * @param reason what the caller gave as reason; may be empty
 * @param details further labels, such as the alias moved and the version before
 */
public record AuditEvent(
    Action action,
    OrganizationId organization,
    ModelName model,
    Optional<VersionId> version,
    String who,
    String reason,
    Map<String, String> details) {
  /** What happened. */
  public enum Action {
    TRAINED,
    IMPORTED,
    PROMOTED,
    ROLLED_BACK,
    ALIAS_REMOVED,
    DELETED,
    RESTORED;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
      return word;
    }
  }

  public AuditEvent {
    details = Map.copyOf(details);
  }
}
