package dev.orchard.formats;

/** Reads one format. */
public interface ForeignModelReader {
  /**
   * Converts a model.
   *
   * @param bytes the whole file
   * @throws ForeignModelException if the file is damaged, hostile, or holds what the compact forest
   *     cannot say exactly
   */
  ForeignModel read(byte[] bytes);
}
