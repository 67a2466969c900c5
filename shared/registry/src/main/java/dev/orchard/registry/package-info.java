/**
 * Versions, aliases and history on an object store, and the cache of models that serve.
 *
 * <p>Three layers, each reading only the one below: {@link dev.orchard.registry.ObjectStore} keeps
 * bytes and moves them by compare-and-set; {@link dev.orchard.registry.ModelRegistry} lays models,
 * versions and runs out on it; {@link dev.orchard.registry.ModelCache} holds the models that answer
 * requests.
 *
 * <p>May import {@code forest}, {@code model} and the Cloud Storage client. Knows nothing of HTTP
 * requests, tokens or training.
 */
package dev.orchard.registry;
