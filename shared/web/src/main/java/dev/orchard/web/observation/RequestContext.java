package dev.orchard.web.observation;

/**
 * What ties the lines of one request together.
 *
 * @param trace 32 hexadecimal digits, or empty
 * @param span 16 hexadecimal digits, or empty
 */
public record RequestContext(String requestId, String trace, String span) {}
