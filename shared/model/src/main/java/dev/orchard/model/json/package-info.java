/**
 * The one JSON reader and writer of Orchard, on Gson's streaming reader and writer. Reading is
 * strict: what two parsers could understand differently is refused. Writing never emits NaN or
 * Infinity.
 *
 * <p>May import {@code dev.orchard.model} and Gson's {@code stream} package.
 */
package dev.orchard.model.json;
