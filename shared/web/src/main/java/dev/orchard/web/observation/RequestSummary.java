package dev.orchard.web.observation;

/**
 * What the log tells of an answered request.
 *
 * @param path without the query, which may hold what does not belong into a log
 * @param userAgent empty if the client named none
 */
public record RequestSummary(
    String method,
    String path,
    int status,
    long responseBytes,
    long latencyNanos,
    String userAgent) {}
