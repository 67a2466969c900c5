package dev.orchard.model.manifest;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import dev.orchard.model.spec.SpecText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One training, kept even if its version loses.
 *
 * @param tags free words of the spec, by which runs are found and compared
 * @param spec that it was started with; empty in runs of before it was kept
 * @param dataFingerprint of the rows read; empty until they are
 * @param warnings about data and model, for people
 * @param progress share of the work done, from 0 to 1
 * @param activity what is being done, or was done last; empty before the first is reported
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
    Optional<RunActivity> activity,
    Map<String, String> parameters,
    Map<String, String> tags,
    Optional<SpecText> spec,
    Optional<String> dataFingerprint,
    List<String> warnings,
    Map<String, Double> metrics,
    Optional<VersionId> version,
    String outcome,
    Optional<String> error) {
  /** The tag that says which experiment a run is part of. */
  public static final String EXPERIMENT = "experiment";

  /** The tag of a trial that says which run it is part of. */
  public static final String PARENT = "parent_run";

  /** The tag of a trial that says the how-manieth it was. */
  public static final String TRIAL = "trial";

  /** The tag that says which data a run was trained on. */
  public static final String DATASET = "dataset";

  /** As much of a fingerprint as tells data apart for people. */
  private static final int SHOWN_FINGERPRINT = 12;

  /** Where a run stands. */
  public enum Status {
    RUNNING,
    /** Its version was made and became champion. */
    SUCCEEDED,
    /** Its version was made but did not pass the gate. */
    LOST,
    FAILED,
    /** A trial of a search: measured by cross-validation, and no version made. */
    TRIED,
    /** Its process ended before it did, or somebody stopped it. */
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
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    warnings = List.copyOf(warnings);
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
        Optional.empty(),
        parameters,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  public Run withTags(Map<String, String> words) {
    return with(progress, activity, words, spec, dataFingerprint, warnings);
  }

  public Run withSpec(SpecText text) {
    return with(progress, activity, tags, Optional.of(text), dataFingerprint, warnings);
  }

  /** The run with what a search has chosen in place of what the spec says. */
  public Run withParameters(Map<String, String> chosen) {
    return with(chosen, outcome);
  }

  public Run withDataFingerprint(String fingerprint) {
    return with(progress, activity, tags, spec, Optional.of(fingerprint), warnings);
  }

  public Run withWarnings(List<String> all) {
    return with(progress, activity, tags, spec, dataFingerprint, all);
  }

  public Run withProgress(double share) {
    return with(share, activity, tags, spec, dataFingerprint, warnings);
  }

  public Run withProgress(double share, RunActivity now) {
    return with(share, Optional.of(now), tags, spec, dataFingerprint, warnings);
  }

  /** The run with a sentence more in its outcome. */
  public Run withWarning(String sentence) {
    return with(parameters, (outcome + " Warning: " + sentence).strip());
  }

  private Run with(Map<String, String> settings, String result) {
    return new Run(
        id,
        organization,
        model,
        status,
        started,
        finished,
        progress,
        activity,
        settings,
        tags,
        spec,
        dataFingerprint,
        warnings,
        metrics,
        version,
        result,
        error);
  }

  private Run with(
      double share,
      Optional<RunActivity> now,
      Map<String, String> words,
      Optional<SpecText> text,
      Optional<String> fingerprint,
      List<String> told) {
    return new Run(
        id,
        organization,
        model,
        status,
        started,
        finished,
        share,
        now,
        parameters,
        words,
        text,
        fingerprint,
        told,
        metrics,
        version,
        outcome,
        error);
  }

  /** The run with its version made; succeeded or lost. */
  public Run finished(
      Status how, Instant now, VersionId made, Map<String, Double> measured, String whatCameOut) {
    return finished(how, now, Optional.of(made), measured, whatCameOut);
  }

  /** The run of a trial, which makes no version. */
  public Run tried(Instant now, Map<String, Double> measured, String whatCameOut) {
    return finished(Status.TRIED, now, Optional.empty(), measured, whatCameOut);
  }

  private Run finished(
      Status how,
      Instant now,
      Optional<VersionId> made,
      Map<String, Double> measured,
      String whatCameOut) {
    return new Run(
        id,
        organization,
        model,
        how,
        started,
        Optional.of(now),
        1,
        activity,
        parameters,
        tags,
        spec,
        dataFingerprint,
        warnings,
        measured,
        made,
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
        activity,
        parameters,
        tags,
        spec,
        dataFingerprint,
        warnings,
        metrics,
        version,
        outcome,
        Optional.of(why));
  }

  public boolean isFinished() {
    return status != Status.RUNNING;
  }

  /** What the run is part of: its tag, or else its model. */
  public String experiment() {
    return tags.getOrDefault(EXPERIMENT, model.value());
  }

  /**
   * What it was trained on: its tag, or else the beginning of the data's fingerprint, or nothing.
   */
  public String dataset() {
    return tags.containsKey(DATASET)
        ? tags.get(DATASET)
        : dataFingerprint
            .map(hash -> hash.substring(0, Math.min(SHOWN_FINGERPRINT, hash.length())))
            .orElse("");
  }

  /** How long it took, or has taken by now. */
  public Duration elapsed(Instant now) {
    return Duration.between(started, finished.orElse(now));
  }
}
