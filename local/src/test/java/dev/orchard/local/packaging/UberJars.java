package dev.orchard.local.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Folders of functions as Maven leaves them, with JARs of our making. */
public final class UberJars {
  private UberJars() {}

  /** A function's folder with its JAR, whose entries stand in the map's order. */
  public static void write(
      Path functions, String function, Map<String, byte[]> entries, LocalDateTime time)
      throws IOException {
    Path target = Files.createDirectories(functions.resolve(function + "/target"));
    Files.writeString(functions.resolve(function + "/pom.xml"), "<project/>");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(target.resolve(function + "-uber.jar")))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry named = new ZipEntry(entry.getKey());
        named.setTimeLocal(time);
        zip.putNextEntry(named);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
