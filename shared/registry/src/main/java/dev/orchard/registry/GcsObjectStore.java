package dev.orchard.registry;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Objects of one bucket of Cloud Storage, by HTTP.
 *
 * <p>The client's own retries are off: whether a write that broke off has happened must be known
 * here. Each write carries an id of its own in the object's metadata. When a repeated write finds
 * its precondition failed, the object's id tells whether the first try had reached the bucket after
 * all.
 */
final class GcsObjectStore implements ObjectStore {
  private static final String WRITE_ID = "orchard-write";

  private final GcsConnection connection;
  private final GcsDownload download;
  private final GcsCalls calls;
  private final String bucket;
  private final String prefix;

  /**
   * The objects of the bucket below the prefix.
   *
   * @param prefix empty or ending in {@code /}
   */
  GcsObjectStore(GcsConnection connection, String bucket, String prefix) {
    this(connection, bucket, prefix, RetryPolicy.CALLS, Pause.sleeping());
  }

  GcsObjectStore(
      GcsConnection connection, String bucket, String prefix, RetryPolicy policy, Pause pause) {
    this.connection = connection;
    this.download = new GcsDownload(connection);
    this.calls = new GcsCalls(policy, pause);
    this.bucket = bucket;
    this.prefix = ObjectKey.requireFolder(prefix);
  }

  @Override
  public Optional<StoredObject> get(String key) {
    String name = name(key);
    return calls.call(attempts -> download.get(bucket, name));
  }

  @Override
  public OptionalLong copyTo(String key, Path file, long limit) throws IOException {
    String name = name(key);
    try {
      OptionalLong length = calls.call(attempts -> download(name, file, limit));
      if (length.isEmpty()) {
        Files.deleteIfExists(file);
      }
      return length;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private OptionalLong download(String name, Path file, long limit) throws IOException {
    try (OutputStream target = open(file)) {
      boolean found = download.download(bucket, name, target, limit);
      target.flush();
      return found ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }
  }

  /** Anew, whatever an earlier try has left. */
  private static OutputStream open(Path file) {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long put(String key, byte[] bytes, Precondition precondition) {
    String writeId = UUID.randomUUID().toString();
    BlobInfo target =
        BlobInfo.newBuilder(bucket, name(key))
            .setContentType(contentType(key))
            .setMetadata(Map.of(WRITE_ID, writeId))
            .build();
    BlobTargetOption[] options = targetOptions(precondition);
    return calls.call(
        attempts -> {
          try {
            return connection.client().create(target, bytes, options).getGeneration();
          } catch (StorageException e) {
            if (GcsCalls.isPreconditionFailed(e) && attempts.failed() > 0) {
              Optional<Long> own = generationOfOwnWrite(target.getBlobId(), writeId);
              if (own.isPresent()) {
                return own.get();
              }
            }
            throw e;
          }
        });
  }

  private Optional<Long> generationOfOwnWrite(BlobId id, String writeId) {
    Blob blob =
        connection.client().get(id, BlobGetOption.fields(BlobField.GENERATION, BlobField.METADATA));
    if (blob == null || blob.getMetadata() == null) {
      return Optional.empty();
    }
    return writeId.equals(blob.getMetadata().get(WRITE_ID))
        ? Optional.of(blob.getGeneration())
        : Optional.empty();
  }

  @Override
  public boolean delete(String key, Precondition precondition) {
    BlobId id = BlobId.of(bucket, name(key));
    BlobSourceOption[] options =
        precondition instanceof Precondition.GenerationMatches matches
            ? new BlobSourceOption[] {BlobSourceOption.generationMatch(matches.expected())}
            : new BlobSourceOption[0];
    // Gone after a try that broke off means that the try had reached the bucket.
    return calls.call(attempts -> connection.client().delete(id, options) || attempts.failed() > 0);
  }

  @Override
  public Page list(String keyPrefix, String pageToken, int limit) {
    ObjectKey.requirePrefix(keyPrefix);
    List<BlobListOption> options = listOptions(keyPrefix, pageToken, limit);
    return page(options, prefix.length(), false);
  }

  @Override
  public Page listFolders(String folder, String pageToken, int limit) {
    ObjectKey.requireFolder(folder);
    List<BlobListOption> options = listOptions(folder, pageToken, limit);
    options.add(BlobListOption.currentDirectory());
    return page(options, prefix.length() + folder.length(), true);
  }

  private List<BlobListOption> listOptions(String keyPrefix, String pageToken, int limit) {
    if (limit < 1 || limit > MAXIMUM_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + MAXIMUM_PAGE + " names");
    }
    List<BlobListOption> options = new ArrayList<>();
    options.add(BlobListOption.prefix(prefix + keyPrefix));
    options.add(BlobListOption.pageSize(limit));
    options.add(BlobListOption.fields(BlobField.NAME));
    if (!pageToken.isEmpty()) {
      options.add(BlobListOption.pageToken(pageToken));
    }
    return options;
  }

  private Page page(List<BlobListOption> options, int skippedLength, boolean foldersWanted) {
    BlobListOption[] array = options.toArray(BlobListOption[]::new);
    return calls.call(
        attempts -> {
          com.google.api.gax.paging.Page<Blob> found = connection.client().list(bucket, array);
          List<String> names = new ArrayList<>();
          for (Blob blob : found.getValues()) {
            String name = blob.getName().substring(skippedLength);
            if (!foldersWanted) {
              names.add(name);
            } else if (name.endsWith("/") && name.length() > 1) {
              names.add(name.substring(0, name.length() - 1));
            }
          }
          return new Page(names, Optional.ofNullable(found.getNextPageToken()).orElse(""));
        });
  }

  private String name(String key) {
    return prefix + ObjectKey.require(key);
  }

  private static BlobTargetOption[] targetOptions(Precondition precondition) {
    List<BlobTargetOption> options = new ArrayList<>();
    options.add(BlobTargetOption.disableGzipContent());
    if (precondition instanceof Precondition.GenerationMatches matches) {
      options.add(BlobTargetOption.generationMatch(matches.expected()));
    }
    return options.toArray(BlobTargetOption[]::new);
  }

  private static String contentType(String key) {
    if (key.endsWith(".json")) {
      return "application/json";
    }
    return key.endsWith(".md") ? "text/markdown; charset=utf-8" : "application/octet-stream";
  }

  @Override
  public void close() {
    connection.close();
  }
}
