package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.Violation;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests with a time limit on each, tries again what may be tried again, and turns what
 * goes wrong into errors with a meaning. Follows no redirect: the token is for this server only.
 * For many threads.
 */
final class MlflowHttp {
  private static final int MOST_ATTEMPTS = 4;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration RETRY_LATER = Duration.ofMinutes(1);

  /** What files are given besides the time of an exchange: a megabyte a second. */
  private static final long FILE_BYTES_PER_MILLISECOND = 1_000;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  /** The server, or what stands before it, will not have looked at these. */
  private static final Set<Integer> NOT_LOOKED_AT = Set.of(TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE);

  private final MlflowServer server;
  private final HttpClient client;
  private final Pause pause;

  MlflowHttp(MlflowServer server, Pause pause) {
    this.server = server;
    this.pause = pause;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /** The answer, which must be a JSON object. */
  JsonObject json(Call call) {
    byte[] answer = bytes(call);
    try {
      return Json.parseObject(answer, JsonLimits.DEFAULT);
    } catch (MalformedInputException e) {
      throw new MlflowException(
          Reason.UNREADABLE, "The MLflow server answered " + call.shown() + " without JSON", e);
    }
  }

  /** The bytes of a successful answer. */
  byte[] bytes(Call call) {
    Duration ceiling = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      OrchardException failure;
      boolean again;
      try {
        HttpResponse<byte[]> response = send(call);
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
          return response.body();
        }
        failure = failure(call, response);
        again = NOT_LOOKED_AT.contains(status) || (call.repeatable() && status >= 500);
      } catch (NotSentException e) {
        failure = unavailable(call, "cannot be reached", e.getCause());
        again = false;
      } catch (BrokenException e) {
        failure = unavailable(call, "does not answer", e.getCause());
        again = call.repeatable();
      }
      if (!again || attempt == MOST_ATTEMPTS) {
        throw failure;
      }
      pauseUpTo(ceiling, call);
      ceiling = ceiling.multipliedBy(2);
    }
  }

  /** Nobody listens there: trying again at once would only take time. */
  private static final class NotSentException extends Exception {
    private static final long serialVersionUID = 1L;

    NotSentException(Throwable cause) {
      super(cause);
    }
  }

  /** No answer, or not a whole one, or not in time; the request may have had its effect. */
  private static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(Throwable cause) {
      super(cause);
    }
  }

  private HttpResponse<byte[]> send(Call call) throws NotSentException, BrokenException {
    Duration limit = server.timeout().plusMillis(call.mostBytes() / FILE_BYTES_PER_MILLISECOND);
    HttpRequest request = call.request(server).timeout(limit).build();
    // The request's own time-out ends with the headers; this one holds for the body as well.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, headers -> new BoundedBody(call.answerLimit()));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new BrokenException(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted(call, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof OrchardException meant) {
        throw meant;
      } else if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException) {
        throw new NotSentException(cause);
      }
      throw new BrokenException(cause);
    }
  }

  private void pauseUpTo(Duration ceiling, Call call) {
    try {
      pause.upTo(ceiling);
    } catch (InterruptedException e) {
      throw interrupted(call, e);
    }
  }

  private static UnavailableException interrupted(Call call, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return unavailable(call, "was not waited for", cause);
  }

  private static UnavailableException unavailable(Call call, String what, Throwable cause) {
    return new UnavailableException(
        "The MLflow server " + what + " (" + call.shown() + ")", RETRY_LATER, cause);
  }

  private static OrchardException failure(Call call, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String code = member(response.body(), "error_code");
    Throwable words =
        new IllegalStateException(Violation.shorten(member(response.body(), "message")));
    String answered = "The MLflow server answered " + call.shown() + " with " + status;
    String shown = code.isEmpty() ? answered : answered + " " + Violation.shorten(code);
    if (code.equals("RESOURCE_ALREADY_EXISTS")) {
      return new MlflowException(Reason.ALREADY_EXISTS, shown, words);
    } else if (code.equals("RESOURCE_DOES_NOT_EXIST") || status == 404) {
      return new MlflowException(Reason.NOT_FOUND, shown, words);
    } else if (status == 401 || status == 403) {
      return new MlflowException(
          Reason.DENIED,
          shown + "; MLFLOW_TRACKING_TOKEN, or _USERNAME and _PASSWORD, let a client in",
          words);
    } else if (status >= 500 || status == TOO_MANY_REQUESTS) {
      return new UnavailableException(shown, RETRY_LATER, words);
    }
    return new MlflowException(Reason.REFUSED, shown, words);
  }

  /** A text of the error's JSON; empty if it is none. */
  private static String member(byte[] body, String name) {
    try {
      JsonObject error = Json.parseObject(body, JsonLimits.DEFAULT);
      return error.get(name) instanceof JsonString text ? text.value() : "";
    } catch (OrchardException e) {
      return "";
    }
  }
}
