/**
 * The function that answers one request with one prediction.
 *
 * <p>May import {@code dev.orchard.serving} and what stands below it. Must not see training.
 */
package dev.orchard.functions.predict;
