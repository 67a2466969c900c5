/**
 * The function that promotes, rolls back and deletes versions. May import {@code
 * dev.orchard.serving} and {@code dev.orchard.audit} and what stands below them.
 */
package dev.orchard.functions.release;
