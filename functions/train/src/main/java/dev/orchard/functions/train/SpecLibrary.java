package dev.orchard.functions.train;

import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.spec.InvalidSpecException;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the spec of a model among the YAML files of a folder. */
final class SpecLibrary {
  private static final int MOST_SPECS = 1000;

  private final SpecFolder folder;

  SpecLibrary(SpecFolder folder) {
    this.folder = folder;
  }

  /** A spec and the folder that it lies in, to which its file names are relative. */
  record Found(ModelSpec spec, Path folder) {}

  /**
   * The spec with this name.
   *
   * @throws NotFoundException if there is none
   * @throws InvalidSpecException if there is a file of that name that is no valid spec
   */
  Found find(ModelName model) {
    Path current = folder.current();
    for (Path file : yamlFiles(current)) {
      Optional<ModelSpec> spec = read(file, model);
      if (spec.isPresent() && spec.get().name().equals(model)) {
        return new Found(spec.get(), current);
      }
    }
    throw new NotFoundException(NotFoundException.Kind.MODEL, model.value());
  }

  /** Another model's spec may be wrong without being in the way of this one. */
  private static Optional<ModelSpec> read(Path file, ModelName model) {
    String name = file.getFileName().toString();
    try {
      return Optional.of(ModelSpecReader.read(Files.readString(file), name));
    } catch (InvalidSpecException e) {
      if (name.startsWith(model.value() + ".")) {
        throw e;
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> yamlFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(SpecLibrary::isYaml).sorted().limit(MOST_SPECS).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
