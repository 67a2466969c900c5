package dev.orchard.local.packaging;

import java.nio.file.Path;

/**
 * One function as it is deployed.
 *
 * @param function its name
 * @param file the archive
 * @param bytes the size of the archive
 * @param mostBytes the size that it may have
 * @param sha256 of the archive, in hexadecimal
 */
public record FunctionPackage(
    String function, Path file, long bytes, long mostBytes, String sha256) {

  /** Whether it may be deployed. */
  public boolean isWithinLimit() {
    return bytes <= mostBytes;
  }
}
