package dev.orchard.model.json;

/**
 * How much a JSON text may ask of its reader. Sizes in bytes are limited before, where the bytes
 * come from.
 *
 * @param depth nested arrays and objects
 * @param numberLength characters of one number
 * @param values values in the whole text, containers included; bounds the memory of the parsed tree
 */
public record JsonLimits(int depth, int numberLength, int values) {
  /** For requests. */
  public static final JsonLimits DEFAULT = new JsonLimits(64, 100, 2_000_000);

  /** For documents Orchard wrote itself, such as a manifest with many categories. */
  public static final JsonLimits STORED = new JsonLimits(64, 100, 20_000_000);
}
