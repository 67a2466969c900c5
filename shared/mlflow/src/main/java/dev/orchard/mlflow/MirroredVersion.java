package dev.orchard.mlflow;

import dev.orchard.model.manifest.Manifest;
import java.util.List;
import java.util.function.Function;

/**
 * A version to be told of.
 *
 * @param names of its files, paths relative to the version's folder
 * @param file the bytes of a file by its name; asked once each
 */
public record MirroredVersion(
    Manifest manifest, List<String> names, Function<String, byte[]> file) {
  public MirroredVersion {
    names = List.copyOf(names);
  }
}
