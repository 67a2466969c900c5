package dev.orchard.registry;

import dev.orchard.model.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Objects as plain files of a folder, a key being the path below it.
 *
 * <p><b>The generation of an object is its file's modification time in microseconds</b>, set by the
 * writer before the file is renamed into its place. So the bytes and the generation belong to one
 * inode and change in one rename; a reader takes no lock: it reads the attributes, the bytes and
 * the attributes again, and begins anew unless both readings agree. That is enough because a
 * generation never recurs: each is above all that were given out before (see {@link FolderLock}). A
 * file that someone edits by hand has a new generation, as it should.
 *
 * <p>Writers work under the lock file {@code .lock}; what is half written lies in {@code .writing}
 * and is never seen under a key. Leftovers of processes that died are removed an hour later, when a
 * store is opened.
 */
public final class FileObjectStore implements ObjectStore {
  private static final Duration LEFTOVER_AGE = Duration.ofHours(1);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int READ_ATTEMPTS = 10_000;

  private final Path root;
  private final Path writing;
  private final FolderLock lock;
  private final Clock clock;

  /** Opens the folder, which is made if it is not there. */
  public FileObjectStore(Path root) {
    this(root, Clock.systemUTC());
  }

  FileObjectStore(Path root, Clock clock) {
    this.clock = clock;
    try {
      this.root = Files.createDirectories(root).toRealPath();
      this.writing = Files.createDirectories(this.root.resolve(".writing"));
      this.lock = new FolderLock(this.root.resolve(".lock"));
      removeLeftovers();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Optional<StoredObject> get(String key) {
    Path file = resolve(key);
    try {
      for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
        long before = generation(file);
        if (before == 0) {
          requireFolder();
          return Optional.empty();
        }
        Optional<byte[]> bytes = read(file);
        if (bytes.isPresent() && generation(file) == before) {
          return Optional.of(new StoredObject(bytes.get(), before));
        }
      }
      throw new IOException("The object changes faster than it can be read");
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public long put(String key, byte[] bytes, Precondition precondition) {
    Path file = resolve(key);
    Path temporary = writing.resolve(UUID.randomUUID().toString());
    try {
      requireAllowed(precondition, generation(file));
      try {
        write(temporary, bytes);
        return lock.holding(generations -> replace(file, temporary, precondition, generations));
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private long replace(
      Path file, Path temporary, Precondition precondition, FolderLock.Generations generations)
      throws IOException {
    long current = generation(file);
    requireAllowed(precondition, current);
    long next = generations.next(current, microsecond(clock.instant()));
    Files.setLastModifiedTime(temporary, FileTime.from(next, TimeUnit.MICROSECONDS));
    if (generation(temporary) != next) {
      throw new IOException("The folder's file system does not keep times to the microsecond");
    }
    boolean folderIsNew = !Files.isDirectory(file.getParent());
    Files.createDirectories(file.getParent());
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(file.getParent());
    if (folderIsNew) {
      for (Path folder = file.getParent(); !folder.equals(root); folder = folder.getParent()) {
        forceFolder(folder.getParent());
      }
    }
    return next;
  }

  @Override
  public boolean delete(String key, Precondition precondition) {
    Path file = resolve(key);
    try {
      return lock.holding(generations -> remove(file, precondition, generations));
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private boolean remove(Path file, Precondition precondition, FolderLock.Generations generations)
      throws IOException {
    long current = generation(file);
    if (current == 0) {
      return false;
    }
    requireAllowed(precondition, current);
    generations.retire(current);
    Files.delete(file);
    Path folder = file.getParent();
    try {
      while (!folder.equals(root)) {
        Files.delete(folder);
        folder = folder.getParent();
      }
    } catch (DirectoryNotEmptyException e) {
      // Others live here: the emptied folders below it are gone, which is all that was wanted.
    }
    forceFolder(folder);
    return true;
  }

  @Override
  public Page list(String prefix, String pageToken, int limit) {
    try {
      requireFolder();
      return new FolderListing(root, ObjectKey.requirePrefix(prefix), pageToken, limit).keys();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Page listFolders(String folder, String pageToken, int limit) {
    try {
      requireFolder();
      return new FolderListing(root, ObjectKey.requireFolder(folder), pageToken, limit).folders();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /** A folder that went away, as when a disk is no longer mounted, is not an empty store. */
  private void requireFolder() throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException("The store's folder is gone");
    }
  }

  /** The file of a key; refuses keys that links would lead out of the folder. */
  private Path resolve(String key) {
    Path file = root.resolve(ObjectKey.require(key));
    try {
      if (!file.getParent().toRealPath().startsWith(root)) {
        throw new IllegalArgumentException("Not the key of an object");
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Nothing is there yet, so there is no link to follow either.
    } catch (IOException e) {
      throw unavailable(e);
    }
    return file;
  }

  /** The generation of the file, 0 if there is none. */
  private static long generation(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS)
          : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (java.nio.file.FileSystemException e) {
      if (Files.notExists(file)) {
        return 0; // A part of its path is a file, not a folder.
      }
      throw e;
    }
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void write(Path temporary, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Makes a rename or delete in the folder survive a loss of power. */
  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void removeLeftovers() throws IOException {
    long oldest = microsecond(clock.instant().minus(LEFTOVER_AGE));
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(writing)) {
      for (Path leftover : leftovers) {
        long written = generation(leftover);
        if (written > 0 && written < oldest) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long microsecond(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }

  private static void requireAllowed(Precondition precondition, long current) {
    if (!precondition.allows(current)) {
      throw new PreconditionFailedException();
    }
  }

  private static UnavailableException unavailable(IOException cause) {
    return new UnavailableException("Storage cannot be used now", RETRY_AFTER, cause);
  }
}
