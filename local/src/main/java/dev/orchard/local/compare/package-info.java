/**
 * Compares runs: tables, rankings, files and charts. May import {@code dev.orchard.model}, {@code
 * dev.orchard.local.console} and xchart, which no function has on its class path.
 */
package dev.orchard.local.compare;
