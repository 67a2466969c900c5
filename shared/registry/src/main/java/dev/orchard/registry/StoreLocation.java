package dev.orchard.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an object store is. */
public sealed interface StoreLocation {

  /**
   * Reads {@code gs://bucket/prefix} or the path of a folder.
   *
   * @throws IllegalArgumentException if it is neither; the message says what is wrong
   */
  static StoreLocation parse(String text) {
    return parse(text, Optional.empty());
  }

  /**
   * As {@link #parse(String)}.
   *
   * @param endpoint for a bucket, where a stand-in for Cloud Storage listens, such as {@code
   *     http://127.0.0.1:4443}; it is then called without credentials
   */
  static StoreLocation parse(String text, Optional<URI> endpoint) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A store is gs://bucket/prefix or a folder, not nothing");
    }
    if (text.startsWith("gs://")) {
      String path = text.substring("gs://".length());
      int slash = path.indexOf('/');
      return slash < 0
          ? new Bucket(path, "", endpoint)
          : new Bucket(path.substring(0, slash), path.substring(slash + 1), endpoint);
    }
    if (text.contains("://")) {
      throw new IllegalArgumentException("A store is gs://bucket/prefix or a folder: " + text);
    }
    return new Folder(Path.of(text));
  }

  /** A folder of this machine. */
  record Folder(Path path) implements StoreLocation {

    public Folder {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A bucket of Cloud Storage.
   *
   * @param prefix the folder within the bucket; empty or ending in {@code /}
   * @param endpoint a stand-in for Cloud Storage, called without credentials
   */
  record Bucket(String name, String prefix, Optional<URI> endpoint) implements StoreLocation {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

    public Bucket {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not the name of a bucket: gs://" + name);
      }
      if (!prefix.isEmpty() && !prefix.endsWith("/")) {
        prefix = prefix + "/";
      }
      ObjectKey.requireFolder(prefix);
      Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public String toString() {
      return "gs://" + name + "/" + prefix;
    }
  }
}
