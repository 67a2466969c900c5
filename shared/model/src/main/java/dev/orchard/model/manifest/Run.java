package dev.orchard.model.manifest;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One training, kept even if its version loses.
 *
 * @param progress share of the work done, from 0 to 1
 * @param outcome for people: what came out of it, such as why the gate was not passed; empty while
 *     running
 * @param error safe to show; present if it failed
 */
public record Run(
    RunId id,
    OrganizationId organization,
    ModelName model,
    Status status,
    Instant started,
    Optional<Instant> finished,
    double progress,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Optional<VersionId> version,
    String outcome,
    Optional<String> error) {
  /** Where a run stands. */
  public enum Status {
    RUNNING,
    /** Its version was made and became champion. */
    SUCCEEDED,
    /** Its version was made but did not pass the gate. */
    LOST,
    FAILED,
    /** Its process ended before it did. */
    INTERRUPTED;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> ofWord(String word) {
      return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
  }

  public Run {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** A run that begins. */
  public static Run started(
      RunId id,
      OrganizationId organization,
      ModelName model,
      Instant now,
      Map<String, String> parameters) {
    return new Run(
        id,
        organization,
        model,
        Status.RUNNING,
        now,
        Optional.empty(),
        0,
        parameters,
        Map.of(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  public Run withProgress(double share) {
    return new Run(
        id,
        organization,
        model,
        status,
        started,
        finished,
        share,
        parameters,
        metrics,
        version,
        outcome,
        error);
  }

  /** The run with its version made; succeeded or lost. */
  public Run finished(
      Status how, Instant now, VersionId made, Map<String, Double> measured, String whatCameOut) {
    return new Run(
        id,
        organization,
        model,
        how,
        started,
        Optional.of(now),
        1,
        parameters,
        measured,
        Optional.of(made),
        whatCameOut,
        Optional.empty());
  }

  /** The run without a version; failed or interrupted. */
  public Run ended(Status how, Instant now, String why) {
    return new Run(
        id,
        organization,
        model,
        how,
        started,
        Optional.of(now),
        progress,
        parameters,
        metrics,
        version,
        outcome,
        Optional.of(why));
  }

  public boolean isFinished() {
    return status != Status.RUNNING;
  }
}
