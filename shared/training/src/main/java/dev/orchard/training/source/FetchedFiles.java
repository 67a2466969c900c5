package dev.orchard.training.source;

import dev.orchard.model.OrchardException;
import dev.orchard.model.TooLargeException;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.Page;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies of objects of Cloud Storage that a query names, each at {@code bucket/key} below a folder
 * that goes away in the end.
 */
final class FetchedFiles implements AutoCloseable {
  /** The most that is copied for one training. */
  static final long MOST_BYTES = 8L << 30;

  private static final int MOST_FILES = 10_000;

  /** Listing more than that for one pattern means that the pattern begins too early. */
  private static final int MOST_PAGES = 1_000;

  private static final Pattern NAME = Pattern.compile("gs://([a-z0-9][a-z0-9._-]+)/(.+)");
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

  private final DataBuckets buckets;
  private final ProgressListener progress;
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final long mostBytes;
  private long bytes;
  private int files;

  FetchedFiles(DataBuckets buckets, ProgressListener progress) {
    this(buckets, progress, MOST_BYTES);
  }

  FetchedFiles(DataBuckets buckets, ProgressListener progress, long mostBytes) {
    this.buckets = buckets;
    this.progress = progress;
    this.mostBytes = mostBytes;
  }

  static boolean isRemote(String name) {
    return name.startsWith("gs://");
  }

  Path folder() {
    return folder.path();
  }

  /**
   * Copies the object or, for a pattern, the objects that fit it.
   *
   * @return the path of the copy, or the pattern that fits the copies
   */
  String local(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw Dialect.refuse("expected gs://bucket/name, found " + name);
    }
    String bucket = parts.group(1);
    String key = parts.group(2);
    Matcher wildcard = WILDCARD.matcher(key);
    String prefix =
        wildcard.find() ? key.substring(0, key.lastIndexOf('/', wildcard.start()) + 1) : key;
    try (ObjectStore store = buckets.open(bucket, prefix)) {
      List<String> keys = prefix.equals(key) ? List.of(key) : matching(store, prefix, key);
      if (keys.isEmpty()) {
        throw new TrainingException(Reason.QUERY_FAILED, "No object fits " + name);
      }
      for (String each : keys) {
        copy(store, each, folder.path().resolve(bucket).resolve(each), name);
      }
    } catch (TrainingException e) {
      throw e;
    } catch (TooLargeException e) {
      throw new TrainingException(
          Reason.OUT_OF_SPACE,
          name + " is more than the " + mostBytes + " bytes that are copied for a training",
          e);
    } catch (OrchardException e) {
      throw new TrainingException(
          Reason.CONNECTION_LOST, name + " cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new TrainingException(
          Reason.UNSUPPORTED,
          name + " or what it fits has a character that is not taken in names",
          e);
    } catch (IOException e) {
      throw new TrainingException(Reason.OUT_OF_SPACE, name + " cannot be copied to the disk", e);
    }
    return folder.path() + "/" + bucket + "/" + key;
  }

  private static List<String> matching(ObjectStore store, String prefix, String glob) {
    Pattern pattern = GlobPattern.of(glob);
    List<String> keys = new ArrayList<>();
    String token = "";
    int pages = 0;
    do {
      Page page = store.list(prefix, token, ObjectStore.MAXIMUM_PAGE);
      page.names().stream().filter(key -> pattern.matcher(key).matches()).forEach(keys::add);
      token = page.nextPageToken();
      pages++;
      if (keys.size() > MOST_FILES || pages > MOST_PAGES) {
        throw Dialect.refuse("a pattern of gs:// stands for too many objects");
      }
    } while (!token.isEmpty());
    return keys;
  }

  private void copy(ObjectStore store, String key, Path file, String name) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted");
    }
    if (Files.exists(file)) {
      return; // the query names it twice
    }
    Files.createDirectories(file.getParent());
    OptionalLong length = store.copyTo(key, file, mostBytes - bytes);
    if (length.isEmpty()) {
      throw new TrainingException(Reason.QUERY_FAILED, "There is no object " + name);
    }
    bytes += length.getAsLong();
    files++;
    progress.progress("fetching files", files, -1);
  }

  @Override
  public void close() {
    folder.close();
  }
}
