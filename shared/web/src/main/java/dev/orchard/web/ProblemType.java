package dev.orchard.web;

import java.util.Locale;

/**
 * The kinds of problems a client can meet. Their URIs are stable: clients may tell kinds apart by
 * them.
 */
public enum ProblemType {
  MALFORMED_INPUT(400, "The request cannot be read"),
  UNAUTHORIZED(401, "The caller is not known"),
  FORBIDDEN(403, "The caller may not do this"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The path does not answer this method"),
  CONFLICT(409, "The state forbids this now"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's type is not taken here"),
  INVALID_INPUT(422, "The input does not fit"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL(500, "Something went wrong on our side"),
  UNAVAILABLE(503, "Not available now"),
  DEADLINE_EXCEEDED(504, "Not finished in time");

  private static final String NAMESPACE = "urn:orchard:problem:";

  private final int status;
  private final String title;
  private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The last part of the URI, also the outcome in logs and metrics. */
  public String slug() {
    return slug;
  }

  /** What stands in a problem's {@code type}. */
  public String uri() {
    return NAMESPACE + slug;
  }
}
