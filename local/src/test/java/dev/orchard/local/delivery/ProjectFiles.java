package dev.orchard.local.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files at the project's root that other programs read. */
final class ProjectFiles {
  static final Path ROOT = Path.of(System.getProperty("orchard.root"));

  private ProjectFiles() {}

  static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  static Object yaml(String file) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(text(file));
  }
}
