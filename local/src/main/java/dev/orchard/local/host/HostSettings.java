package dev.orchard.local.host;

import java.time.Duration;

/**
 * How the host listens.
 *
 * @param address name or number of the network interface, such as {@code 127.0.0.1}
 * @param port 0 for any free one
 * @param stopTimeout how long requests under way may take to finish once the host stops
 */
public record HostSettings(String address, int port, Duration stopTimeout) {}
