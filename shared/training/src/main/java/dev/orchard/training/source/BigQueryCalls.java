package dev.orchard.training.source;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Repeats calls of BigQuery that may yet succeed, and names the failures of the others. */
final class BigQueryCalls {
  private static final int MOST_TRIES = 5;
  private static final int FIRST_PAUSE_MILLIS = 250;
  private static final int SHOWN_MESSAGE = 300;

  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);
  private static final Set<String> BUSY_REASONS =
      Set.of("rateLimitExceeded", "jobRateLimitExceeded", "backendError", "internalError");
  private static final Set<String> TIME_REASONS = Set.of("timeout", "stopped");

  private final Pause pause;

  BigQueryCalls(Pause pause) {
    this.pause = pause;
  }

  /** One call. */
  @FunctionalInterface
  interface Call<T> {
    T attempt() throws InterruptedException;
  }

  /** The passing of time between tries; tests put their own in its place. */
  @FunctionalInterface
  interface Pause {
    /** Lets up to so many milliseconds pass, a number drawn by chance. */
    void upTo(int millis) throws InterruptedException;

    static Pause sleeping() {
      return millis -> TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(millis) + 1);
    }
  }

  <T> T call(Call<T> call) {
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          return call.attempt();
        } catch (BigQueryException e) {
          if (attempt == MOST_TRIES || !mayYetSucceed(e)) {
            throw failure(e);
          }
        }
        pause.upTo(FIRST_PAUSE_MILLIS << attempt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted");
    }
  }

  /** Busy or in trouble, or (code 0) no answer at all. */
  private static boolean mayYetSucceed(BigQueryException e) {
    return BUSY.contains(e.getCode()) || BUSY_REASONS.contains(reason(e)) || isNoAnswer(e);
  }

  private static boolean isNoAnswer(BigQueryException e) {
    return e.getCode() <= 0 && e.getError() == null;
  }

  private static String reason(BigQueryException e) {
    return Optional.ofNullable(e.getError())
        .map(BigQueryError::getReason)
        .or(() -> Optional.ofNullable(e.getReason()))
        .orElse("");
  }

  static TrainingException failure(BigQueryException e) {
    String said = shown(e.getMessage());
    if (mayYetSucceed(e)) {
      return new TrainingException(
          Reason.CONNECTION_LOST, "BigQuery cannot be reached or is too busy: " + said, e);
    } else if (TIME_REASONS.contains(reason(e))) {
      return new TrainingException(Reason.TIMED_OUT, "BigQuery gave the query up: " + said, e);
    } else if (e.getCode() == 401 || e.getCode() == 403) {
      return new TrainingException(Reason.ACCESS_REFUSED, "BigQuery refuses access: " + said, e);
    }
    return new TrainingException(Reason.QUERY_FAILED, "The query failed: " + said, e);
  }

  private static String shown(String message) {
    String line = Optional.ofNullable(message).orElse("").lines().findFirst().orElse("");
    return line.length() <= SHOWN_MESSAGE ? line : line.substring(0, SHOWN_MESSAGE) + "…";
  }
}
