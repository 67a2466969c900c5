package dev.orchard.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one writer at a time, of all threads of all processes, change a folder; and keeps in the
 * lock file the last generation given out, so that generations grow across deletes and crashes.
 *
 * <p>The operating system drops the lock of a process that dies, so no lock is ever left behind.
 * Locks of POSIX belong to the process, not to the channel: closing any channel of the lock file
 * gives up the process's lock. So within one process the file is opened only by the thread that
 * holds a lock of the process, which therefore is one for all stores of the same folder.
 */
final class FolderLock {
  private static final ConcurrentMap<Path, ReentrantLock> OF_THIS_PROCESS =
      new ConcurrentHashMap<>();
  private static final long WAIT_SECONDS = 30;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final Path file;
  private final ReentrantLock ofThisProcess;

  /**
   * @param file the lock file, its folder by its real path
   */
  FolderLock(Path file) {
    this.file = file;
    this.ofThisProcess = OF_THIS_PROCESS.computeIfAbsent(file, path -> new ReentrantLock());
  }

  /** What is done while the lock is held. */
  @FunctionalInterface
  interface Work<T> {
    T with(Generations generations) throws IOException;
  }

  /** Does the work while no one else does any under the same lock file. */
  <T> T holding(Work<T> work) throws IOException {
    try {
      if (!ofThisProcess.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("The folder stays locked by another thread");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the folder's lock", e);
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      lock(channel);
      return work.with(new Generations(channel));
    } finally {
      ofThisProcess.unlock();
    }
  }

  /** The lock is given back when the channel is closed. */
  @SuppressWarnings("resource")
  private static void lock(FileChannel channel) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (!tryLock(channel)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("The folder stays locked by another process");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @SuppressWarnings("resource")
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // The same class under another class loader of this process holds it.
      return false;
    }
  }

  /** The last generation given out, as eight bytes at the beginning of the lock file. */
  static final class Generations {
    private final FileChannel channel;

    private Generations(FileChannel channel) {
      this.channel = channel;
    }

    /** A generation above every one given out, above the current one and not below the time. */
    long next(long current, long nowMicros) throws IOException {
      long next = Math.max(nowMicros, Math.max(last(), current) + 1);
      write(next);
      return next;
    }

    /** Remembers a generation whose object goes away. */
    void retire(long current) throws IOException {
      if (current > last()) {
        write(current);
      }
    }

    private long last() throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);
      return channel.read(buffer, 0) == Long.BYTES ? buffer.getLong(0) : 0;
    }

    private void write(long generation) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).putLong(0, generation);
      while (buffer.hasRemaining()) {
        channel.write(buffer, buffer.position());
      }
    }
  }
}
