package dev.orchard.forest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes a forest as bytes and reads it back. The same forest always gives the same bytes. */
@SuppressWarnings("DoNotCallSuggester") // the bodies follow
public final class ForestFile {
  private ForestFile() {}

  /** The forest as the bytes of a file. */
  public static byte[] write(Forest forest) {
    throw new UnsupportedOperationException();
  }

  /** Writes the forest to a stream, which stays open. */
  public static void write(Forest forest, OutputStream target) throws IOException {
    target.write(write(forest));
  }

  /**
   * Reads a forest.
   *
   * @throws CorruptForestException if the bytes are truncated, damaged or not a forest
   * @throws UnsupportedForestVersionException if a newer Orchard wrote them
   */
  public static Forest read(byte[] bytes) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a forest from a stream up to its end.
   *
   * @param limit the most bytes to take; more are refused
   */
  public static Forest read(InputStream source, int limit) throws IOException {
    byte[] bytes = source.readNBytes(limit);
    if (source.read() >= 0) {
      throw new CorruptForestException("the forest file is larger than " + limit + " bytes");
    }
    return read(bytes);
  }
}
