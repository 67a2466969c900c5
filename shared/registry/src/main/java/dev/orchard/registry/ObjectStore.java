package dev.orchard.registry;

import dev.orchard.model.TooLargeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps named bytes and replaces them by compare-and-set.
 *
 * <p>Every object carries a generation: a positive number that grows with each write of its key,
 * also across a delete and a later re-creation, so that a number once seen never means other bytes.
 * All methods may be called from many threads, and many processes may share one store.
 *
 * <p>Keys are segments of {@code [A-Za-z0-9_=-][A-Za-z0-9._=-]*} joined by {@code /}, at most
 * {@value ObjectKey#MAXIMUM_LENGTH} characters; anything else is refused with {@link
 * IllegalArgumentException}. Where storage cannot be reached or keeps failing, every method throws
 * {@link dev.orchard.model.UnavailableException} after a bounded time.
 */
public interface ObjectStore extends AutoCloseable {

  /** The most entries that one page of a listing holds. */
  int MAXIMUM_PAGE = 1_000;

  /** The bytes under the key and the generation of exactly these bytes; empty where none are. */
  Optional<StoredObject> get(String key);

  /**
   * Copies the bytes under the key into a file; where the store lies elsewhere, without holding
   * them in memory.
   *
   * @param limit the most bytes that are copied
   * @return how many bytes there are; empty where there is no such object, and then no file
   * @throws dev.orchard.model.TooLargeException if there are more
   * @throws IOException if the file cannot be written
   */
  default OptionalLong copyTo(String key, Path file, long limit) throws IOException {
    Optional<StoredObject> found = get(key);
    if (found.isEmpty()) {
      return OptionalLong.empty();
    }
    byte[] bytes = found.get().bytes();
    if (bytes.length > limit) {
      throw new TooLargeException(limit);
    }
    Files.write(file, bytes);
    return OptionalLong.of(bytes.length);
  }

  /**
   * Writes the whole object; readers see the old bytes or the new, never a mixture.
   *
   * @return the generation that the object has now
   * @throws PreconditionFailedException if the object is not at the expected generation
   */
  long put(String key, byte[] bytes, Precondition precondition);

  /**
   * Removes the object.
   *
   * @return whether there was an object to remove
   * @throws PreconditionFailedException if there is one that is not at the expected generation
   */
  boolean delete(String key, Precondition precondition);

  /**
   * The keys that begin with the prefix, in the order of their characters.
   *
   * @param prefix any beginning of keys; empty for all
   * @param pageToken what the page before named as its next, or empty for the first
   * @param limit how many keys at most, 1 to {@value #MAXIMUM_PAGE}; a page may hold fewer though
   *     more follow
   */
  Page list(String prefix, String pageToken, int limit);

  /**
   * The names of the folders directly below a folder, in order, without slashes.
   *
   * @param folder empty for the root, else ending in {@code /}
   */
  Page listFolders(String folder, String pageToken, int limit);

  /** Gives back what the store holds open. No method may be called afterwards. */
  @Override
  default void close() {}
}
