package dev.orchard.training.source;

/** Where the files that a query names lie on this machine. */
@FunctionalInterface
interface DataPlaces {
  /**
   * The absolute path of a file, or of a pattern of files, that is there to be read now.
   *
   * @param name relative to the spec's folder, or {@code gs://bucket/name}
   * @throws dev.orchard.training.TrainingException if it may not be read or cannot be fetched
   */
  String local(String name);
}
