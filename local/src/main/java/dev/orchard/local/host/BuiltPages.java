package dev.orchard.local.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The extension's pages as its build left them: {@code index.html}, and {@code assets/} whose names
 * change with their content. Read once; nothing else of the folder can be asked for.
 */
final class BuiltPages {
  /**
   * No script but the pages' own; they call only the functions they came from. Styles are written
   * by script, one rule at a time, which browsers count as inline.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  private static final int MOST_FILES = 500;
  private static final long MOST_BYTES = 16L << 20;

  private BuiltPages() {}

  /** By path; empty if nothing was built there. */
  static Map<String, Asset> read(Path folder) throws IOException {
    Path index = folder.resolve("index.html");
    if (!Files.isRegularFile(index)) {
      return Map.of();
    }
    Map<String, Asset> assets = new LinkedHashMap<>();
    byte[] html = bytes(index, MOST_BYTES);
    assets.put("/", new Asset("text/html; charset=utf-8", Asset.FRESH, POLICY, html));
    long left = MOST_BYTES - html.length;
    for (Path file : files(folder.resolve("assets"))) {
      String name = file.getFileName().toString();
      String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      if (type != null) {
        byte[] bytes = bytes(file, left);
        left -= bytes.length;
        assets.put("/assets/" + name, new Asset(type, Asset.FOR_EVER, POLICY, bytes));
      }
    }
    return assets;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }

  private static byte[] bytes(Path file, long most) throws IOException {
    if (Files.size(file) > most) {
      throw new IOException(
          "the built pages are larger than " + MOST_BYTES + " bytes at " + file.getFileName());
    }
    return Files.readAllBytes(file);
  }
}
