package dev.orchard.web;

import dev.orchard.model.TooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Lets no more bytes through than the limit, however many the stream has, and none after the
 * deadline, however slowly they come.
 */
final class BoundedInputStream extends FilterInputStream {
  private final long limit;
  private final Supplier<Deadline> deadline;
  private long count;

  BoundedInputStream(InputStream stream, long limit, Supplier<Deadline> deadline) {
    super(stream);
    this.limit = limit;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    note(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    note(Math.max(0, read));
    return read;
  }

  /** Skips by reading, so that what is skipped counts too. */
  @Override
  public long skip(long wanted) throws IOException {
    int length = (int) Math.max(0, Math.min(8192, wanted));
    return length == 0 ? 0 : Math.max(0, read(new byte[length], 0, length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void note(int read) {
    deadline.get().check();
    count += read;
    if (count > limit) {
      throw new TooLargeException(limit);
    }
  }
}
