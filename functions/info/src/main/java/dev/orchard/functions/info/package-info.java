/**
 * The function that tells about models and their versions, and serves the contract and its pages.
 * It reads only.
 *
 * <p>May import {@code dev.orchard.serving} and what stands below it. Must not see training.
 */
package dev.orchard.functions.info;
