package dev.orchard.mlflow;

/** The files of a model directory, wherever it lies. */
@FunctionalInterface
public interface ModelFiles {
  /**
   * The bytes of a file.
   *
   * @param path within the directory; anything that leads out of it is refused
   * @throws MlflowException if there is no such file
   * @throws dev.orchard.model.TooLargeException if it is larger than the limit
   */
  byte[] read(String path, long limit);
}
