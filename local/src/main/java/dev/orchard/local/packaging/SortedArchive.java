package dev.orchard.local.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP archive whose bytes depend on the names and contents of its entries alone: sorted, all of
 * one time without a zone, without folders, owners, comments and extra fields.
 */
final class SortedArchive {
  /**
   * The time of every entry, that of {@code project.build.outputTimestamp}; ZIP keeps local times.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  /** Readers of JARs look for it at the front. */
  private static final String FIRST = "META-INF/MANIFEST.MF";

  private final SortedMap<String, byte[]> entries = new TreeMap<>();

  /**
   * Adds an entry.
   *
   * @throws IllegalArgumentException if there is one of that name, or it could escape the folder
   *     that the archive is unpacked in
   */
  SortedArchive add(String name, byte[] content) {
    if (name.isEmpty()
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || ("/" + name + "/").contains("/../")) {
      throw new IllegalArgumentException("no entry may be named " + name);
    }
    if (entries.putIfAbsent(name, content) != null) {
      throw new IllegalArgumentException("there are two entries " + name);
    }
    return this;
  }

  /** Writes the entries as they are, which readers need not inflate. */
  void writeStored(OutputStream target) throws IOException {
    write(target, ZipEntry.STORED);
  }

  /** Writes the entries as small as they get. */
  void writeCompressed(OutputStream target) throws IOException {
    write(target, ZipEntry.DEFLATED);
  }

  private void write(OutputStream target, int method) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(target);
    zip.setLevel(Deflater.BEST_COMPRESSION);
    byte[] first = entries.get(FIRST);
    if (first != null) {
      write(zip, FIRST, first, method);
    }
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (!entry.getKey().equals(FIRST)) {
        write(zip, entry.getKey(), entry.getValue(), method);
      }
    }
    zip.finish();
  }

  private static void write(ZipOutputStream zip, String name, byte[] content, int method)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      entry.setSize(content.length);
      entry.setCrc(checksum.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
