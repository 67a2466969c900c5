/**
 * The model spec: what a team writes in YAML to get a model, as types, and the reader that reports
 * every mistake at once.
 *
 * <p>May import {@code dev.orchard.model}, its {@code feature}, {@code json} and {@code scoring}
 * packages, and snakeyaml-engine.
 */
package dev.orchard.model.spec;
