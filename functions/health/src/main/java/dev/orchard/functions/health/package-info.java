/**
 * The function that tells whether this instance can serve, and what it measures.
 *
 * <p>May import {@code dev.orchard.serving} and what stands below it. Must not see training.
 */
package dev.orchard.functions.health;
