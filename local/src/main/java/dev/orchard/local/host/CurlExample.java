package dev.orchard.local.host;

/**
 * A request to try.
 *
 * @param title what it shows, in a few words
 * @param command for a shell, ready to paste
 */
public record CurlExample(String title, String command) {}
