package dev.orchard.functions.train;

import dev.orchard.model.TooLargeException;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.ObjectStores;
import dev.orchard.registry.Page;
import dev.orchard.registry.StoreLocation;
import dev.orchard.registry.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where specs and the files that they read lie. */
@FunctionalInterface
interface SpecFolder {
  /** The most bytes that are copied from a bucket for one training. */
  long MOST_BYTES = 256L << 20;

  /** A folder of this machine with the specs as they are now. */
  Path current();

  /**
   * What {@code ORCHARD_SPECS} names: a folder as it is, or a copy of what lies below a prefix of a
   * bucket.
   */
  static SpecFolder at(String location) {
    StoreLocation parsed = StoreLocation.parse(location);
    return parsed instanceof StoreLocation.Folder folder
        ? folder::path
        : copied(ObjectStores.open(parsed));
  }

  /** A copy, made anew each time, in which objects that went away are gone too. */
  static SpecFolder copied(ObjectStore store) {
    return () -> {
      try {
        Path folder = Files.createTempDirectory("orchard-specs");
        folder.toFile().deleteOnExit();
        copy(store, folder);
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static void copy(ObjectStore store, Path folder) throws IOException {
    long bytes = 0;
    String token = "";
    do {
      Page page = store.list("", token, ObjectStore.MAXIMUM_PAGE);
      for (String key : page.names()) {
        byte[] content = store.get(key).map(StoredObject::bytes).orElse(new byte[0]);
        bytes += content.length;
        if (bytes > MOST_BYTES) {
          throw new TooLargeException(MOST_BYTES);
        }
        Path file =
            folder.resolve(key); // keys cannot leave the folder: no segment begins with a dot
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        file.toFile().deleteOnExit();
      }
      token = page.nextPageToken();
    } while (!token.isEmpty());
  }
}
