package dev.orchard.web;

import dev.orchard.model.ConflictException;
import dev.orchard.model.DeadlineExceededException;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.TooLargeException;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.Violation;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.web.access.ForbiddenException;
import dev.orchard.web.access.RateLimitedException;
import dev.orchard.web.access.UnauthorizedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Why a request was not answered as asked, in the form of RFC 9457. This is the one place where
 * meanings become status codes.
 *
 * @param detail what happened this time, safe for any client
 * @param violations where the input does not fit
 * @param omitted how many violations are not listed
 */
public record Problem(ProblemType type, String detail, List<Violation> violations, int omitted) {
  /** The member of a problem, or of an answer in its place, that BigQuery shows. */
  public static final String ERROR_MESSAGE = "errorMessage";

  /** Bytes in UTF-8; BigQuery takes less than 1 KB. */
  private static final int LONGEST_MESSAGE = 1000;

  /** The media type of a problem. */
  public static final String CONTENT_TYPE = "application/problem+json";

  public Problem {
    violations = List.copyOf(violations);
  }

  /** What a failure means to a client. Of those that mean nothing, nothing is told. */
  public static Problem of(Throwable failure) {
    if (failure instanceof InvalidInputException invalid) {
      return new Problem(
          ProblemType.INVALID_INPUT, invalid.getMessage(), invalid.violations(), invalid.omitted());
    }
    ProblemType type = typeOf(failure);
    String detail =
        type == ProblemType.INTERNAL
            ? "The failure has been logged under the request id"
            : failure.getMessage();
    return new Problem(type, detail, List.of(), 0);
  }

  private static ProblemType typeOf(Throwable failure) {
    if (failure instanceof MalformedInputException) {
      return ProblemType.MALFORMED_INPUT;
    } else if (failure instanceof NotFoundException) {
      return ProblemType.NOT_FOUND;
    } else if (failure instanceof RouteNotFoundException route) {
      return route.allowed().isEmpty() ? ProblemType.NOT_FOUND : ProblemType.METHOD_NOT_ALLOWED;
    } else if (failure instanceof ConflictException) {
      return ProblemType.CONFLICT;
    } else if (failure instanceof TooLargeException) {
      return ProblemType.TOO_LARGE;
    } else if (failure instanceof UnsupportedMediaTypeException) {
      return ProblemType.UNSUPPORTED_MEDIA_TYPE;
    } else if (failure instanceof UnauthorizedException) {
      return ProblemType.UNAUTHORIZED;
    } else if (failure instanceof ForbiddenException) {
      return ProblemType.FORBIDDEN;
    } else if (failure instanceof RateLimitedException) {
      return ProblemType.RATE_LIMITED;
    } else if (failure instanceof DeadlineExceededException) {
      return ProblemType.DEADLINE_EXCEEDED;
    } else if (failure instanceof UnavailableException) {
      return ProblemType.UNAVAILABLE;
    }
    return ProblemType.INTERNAL;
  }

  /** The headers that belong to a failure: when to come back, how to be known, what is taken. */
  static void headers(Throwable failure, Reply reply) {
    if (failure instanceof RateLimitedException limited) {
      reply.header("Retry-After", wholeSeconds(limited.retryAfter()));
    } else if (failure instanceof UnavailableException unavailable) {
      reply.header("Retry-After", wholeSeconds(unavailable.retryAfter()));
    } else if (failure instanceof UnauthorizedException unauthorized) {
      reply.header(
          "WWW-Authenticate",
          unauthorized.tokenPresented()
              ? "Bearer realm=\"orchard\", error=\"invalid_token\""
              : "Bearer realm=\"orchard\"");
    } else if (failure instanceof RouteNotFoundException route && !route.allowed().isEmpty()) {
      reply.header("Allow", route.allowed());
    } else if (failure instanceof UnsupportedMediaTypeException) {
      reply.header("Accept-Encoding", "gzip");
    }
  }

  /** At least one, and rounded up, so that whoever waits so long is not sent away again. */
  private static String wholeSeconds(Duration duration) {
    long seconds = duration.plusNanos(999_999_999).toSeconds();
    return Long.toString(Math.max(1, seconds));
  }

  /** The detail, cut off where it would be too long for BigQuery. */
  public String shortDetail() {
    byte[] bytes = detail.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_MESSAGE) {
      return detail;
    }
    int end = LONGEST_MESSAGE - "…".getBytes(StandardCharsets.UTF_8).length;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + "…";
  }

  /** The body of the problem. */
  byte[] json(String requestId) {
    return Json.write(output -> write(output.beginObject(), requestId));
  }

  /** The body of the problem with an error message for BigQuery before all else. */
  byte[] jsonWithErrorMessage(String requestId) {
    return Json.write(
        output -> write(output.beginObject().member(ERROR_MESSAGE, shortDetail()), requestId));
  }

  private void write(JsonOutput output, String requestId) {
    output
        .member("type", type.uri())
        .member("title", type.title())
        .member("status", type.status())
        .member("detail", detail)
        .member("request_id", requestId);
    if (!violations.isEmpty()) {
      output.arrayMember("violations", this::writeViolations);
    }
    if (omitted > 0) {
      output.member("violations_omitted", omitted);
    }
    output.endObject();
  }

  private void writeViolations(JsonOutput output) {
    for (Violation violation : violations) {
      output
          .beginObject()
          .member("path", violation.path())
          .member("expected", violation.expected())
          .member("actual", violation.actual())
          .endObject();
    }
  }
}
