/**
 * What the functions share above registry and web: how a process is wired, what a request for
 * predictions says, and how predictions are written.
 *
 * <p>May import {@code forest}, {@code model}, {@code registry} and {@code web}. Knows nothing of
 * training, and so neither does any function that only serves.
 */
package dev.orchard.serving;
