package dev.orchard.registry;

import dev.orchard.model.manifest.StoredFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Tells whether bytes are those of a {@link StoredFile}.
 *
 * <p>There are two answers, since functions that serve start with the JVM's first compiler alone,
 * which has no instructions for SHA-256 and takes some eight seconds a gigabyte; CRC-32 is done by
 * instructions of the processor under every compiler and takes milliseconds. It must not be the
 * CRC-32C that a forest file ends in: that of a file which holds its own is the same for all files.
 * See docs/decisions/0017-serving-checks-crc.md.
 */
final class Checksums {
  private Checksums() {}

  static StoredFile describe(String name, byte[] bytes) {
    return new StoredFile(name, bytes.length, sha256(bytes), Optional.of(crc32(bytes)));
  }

  /** Whether these are the very bytes that were published. */
  static boolean isPublished(StoredFile file, byte[] bytes) {
    return bytes.length == file.length() && sha256(bytes).equals(file.sha256());
  }

  /**
   * Whether no accident has changed the bytes since they were published. Whoever may change them on
   * purpose may change the manifest as well.
   */
  static boolean isUndamaged(StoredFile file, byte[] bytes) {
    return file.crc32()
        .map(crc32 -> bytes.length == file.length() && crc32(bytes).equals(crc32))
        .orElseGet(() -> isPublished(file, bytes));
  }

  private static String crc32(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length);
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
