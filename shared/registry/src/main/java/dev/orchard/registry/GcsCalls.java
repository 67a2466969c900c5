package dev.orchard.registry;

import com.google.cloud.storage.StorageException;
import dev.orchard.model.UnavailableException;
import java.io.IOException;
import java.time.Duration;

/** Repeats calls of Cloud Storage that may yet succeed and names the failures of the others. */
final class GcsCalls {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int NO_ANSWER = 0;

  private final RetryPolicy policy;
  private final Pause pause;

  GcsCalls(RetryPolicy policy, Pause pause) {
    this.policy = policy;
    this.pause = pause;
  }

  /** One try of a call. */
  @FunctionalInterface
  interface Call<T> {
    T attempt(Attempts attempts) throws IOException;
  }

  <T> T call(Call<T> call) {
    Attempts attempts = new Attempts(policy, pause);
    while (true) {
      int status;
      Exception failure;
      try {
        return call.attempt(attempts);
      } catch (StorageException e) {
        status = e.getCode();
        failure = e;
      } catch (GcsStatusException e) {
        status = e.status();
        failure = e;
      } catch (IOException e) {
        status = NO_ANSWER;
        failure = e;
      }
      if (status == 412) {
        throw new PreconditionFailedException();
      }
      if (!mayYetSucceed(status) || !attempts.pauseBeforeNext()) {
        throw new UnavailableException(message(status), RETRY_AFTER, failure);
      }
    }
  }

  static boolean isPreconditionFailed(StorageException e) {
    return e.getCode() == 412;
  }

  /** Storage is busy (429), slow (408), in trouble (5xx), or the connection broke. */
  private static boolean mayYetSucceed(int status) {
    return status <= NO_ANSWER || status == 408 || status == 429 || status >= 500;
  }

  private static String message(int status) {
    return switch (status) {
      case 401, 403 -> "Storage refuses access";
      case 404 -> "The storage bucket does not exist";
      case 429 -> "Storage is busy";
      default -> "Storage cannot be reached now";
    };
  }
}
