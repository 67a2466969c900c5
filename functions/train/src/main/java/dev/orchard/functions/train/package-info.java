/**
 * The function that trains models and tells of runs. May import {@code dev.orchard.serving}, {@code
 * dev.orchard.audit}, {@code dev.orchard.training} and what stands below them.
 */
package dev.orchard.functions.train;
