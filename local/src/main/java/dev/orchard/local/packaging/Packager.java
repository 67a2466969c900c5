package dev.orchard.local.packaging;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes of a function's uber JAR the archive that Cloud Functions builds from: exactly one JAR, and
 * nothing else, or its buildpack would look for a project to build.
 *
 * <p>The JAR inside is written anew: sorted, and without compression, so that the function need not
 * inflate its classes when it starts; the archive around it is compressed, and smaller for it.
 */
public final class Packager {
  private static final long MEGABYTE = 1_000_000;
  private static final long MOST_BYTES = 30 * MEGABYTE;

  /** Those that bring a database or the client of the audit log. */
  private static final Set<String> LARGE = Set.of("train", "release");

  private static final long MOST_BYTES_OF_LARGE = 100 * MEGABYTE;

  private final Path functions;
  private final Path target;

  /**
   * @param functions the folder of the functions' modules, built
   * @param target the folder for the archives; made if it is not there
   */
  public Packager(Path functions, Path target) {
    this.functions = functions;
    this.target = target;
  }

  /** The functions that there are, in alphabetical order. */
  public List<String> functions() throws IOException {
    try (Stream<Path> folders = Files.list(functions)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /**
   * Writes the archive of a function, replacing an older one at once or not at all.
   *
   * @throws NoSuchFileException if the function was not built
   */
  public FunctionPackage write(String function) throws IOException {
    Path uberJar = functions.resolve(function + "/target/" + function + "-uber.jar");
    SortedArchive archive = new SortedArchive().add(function + ".jar", rewritten(uberJar));
    Files.createDirectories(target);
    Path file = target.resolve(function + ".zip");
    Path unfinished = target.resolve(function + ".zip.unfinished");
    try {
      MessageDigest digest = sha256();
      try (OutputStream output =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(unfinished)), digest)) {
        archive.writeCompressed(output);
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return new FunctionPackage(
          function,
          file,
          Files.size(file),
          mostBytes(function),
          HexFormat.of().formatHex(digest.digest()));
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static byte[] rewritten(Path jar) throws IOException {
    if (!Files.exists(jar)) {
      throw new NoSuchFileException(jar.toString());
    }
    SortedArchive sorted = new SortedArchive();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          try (InputStream content = zip.getInputStream(entry)) {
            sorted.add(entry.getName(), content.readAllBytes());
          }
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sorted.writeStored(bytes);
    return bytes.toByteArray();
  }

  private static long mostBytes(String function) {
    return LARGE.contains(function) ? MOST_BYTES_OF_LARGE : MOST_BYTES;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
