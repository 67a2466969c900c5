package dev.orchard.local.command;

import dev.orchard.formats.ForeignModels;
import dev.orchard.functions.train.MlflowConnection;
import dev.orchard.mlflow.ModelDirectory;
import dev.orchard.mlflow.ModelFiles;
import dev.orchard.mlflow.StoredModel;
import dev.orchard.model.TooLargeException;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.ObjectStores;
import dev.orchard.registry.StoreLocation;
import dev.orchard.registry.StoredObject;
import dev.orchard.web.configuration.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of a model that another tool trained, wherever it was.
 *
 * @param origin where that was, without the folders of this machine
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ForeignFile(String origin, byte[] bytes) {
  private static final String MLFLOW = "models:/";
  private static final String BUCKET = "gs://";

  /**
   * Reads a file or an MLflow model directory of this machine or of a bucket, or a registered
   * model.
   */
  static ForeignFile read(String place, Configuration configuration) throws IOException {
    if (place.startsWith(MLFLOW)) {
      return registered(place, configuration);
    }
    if (place.startsWith(BUCKET)) {
      return ofBucket(place, configuration);
    }
    Path path = Path.of(place);
    if (Files.isDirectory(path)) {
      return of(fileName(path), ModelDirectory.inFolder(path, ForeignModels.MOST_BYTES));
    }
    if (!Files.exists(path)) {
      throw new UsageException("there is no file or folder " + place);
    }
    try (InputStream file = Files.newInputStream(path)) {
      return new ForeignFile(
          fileName(path), bounded(file.readNBytes(ForeignModels.MOST_BYTES + 1)));
    }
  }

  private static String fileName(Path path) {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  private static ForeignFile of(String origin, StoredModel model) {
    return new ForeignFile(origin + " (MLflow, " + model.flavor() + ")", model.bytes());
  }

  private static ForeignFile registered(String reference, Configuration configuration) {
    return MlflowConnection.of(configuration)
        .map(
            server ->
                of(
                    reference,
                    ModelDirectory.registered(server, reference, ForeignModels.MOST_BYTES)))
        .orElseThrow(
            () -> new UsageException(reference + " needs a server in MLFLOW_TRACKING_URI"));
  }

  private static ForeignFile ofBucket(String place, Configuration configuration) {
    String path = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
    int slash = path.lastIndexOf('/');
    if (slash < BUCKET.length()) {
      throw new UsageException("a model in a bucket is gs://BUCKET/PATH, found " + place);
    }
    try (ObjectStore folder = store(path.substring(0, slash), configuration)) {
      Optional<StoredObject> file = folder.get(path.substring(slash + 1));
      if (file.isPresent()) {
        return new ForeignFile(place, bounded(file.get().bytes()));
      }
    }
    try (ObjectStore directory = store(path, configuration)) {
      if (directory.get(ModelDirectory.DESCRIPTION).isEmpty()) {
        throw new UsageException("there is no file or model directory " + place);
      }
      ModelFiles files =
          (name, limit) ->
              directory
                  .get(name)
                  .map(StoredObject::bytes)
                  .orElseThrow(() -> new UsageException("there is no " + name + " in " + place));
      return of(place, ModelDirectory.read(files, ForeignModels.MOST_BYTES));
    }
  }

  private static ObjectStore store(String folder, Configuration configuration) {
    try {
      return ObjectStores.open(StoreLocation.parse(folder, configuration.storageEndpoint()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static byte[] bounded(byte[] bytes) {
    if (bytes.length > ForeignModels.MOST_BYTES) {
      throw new TooLargeException(ForeignModels.MOST_BYTES);
    }
    return bytes;
  }
}
