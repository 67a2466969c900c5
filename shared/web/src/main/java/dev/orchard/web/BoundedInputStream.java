package dev.orchard.web;

import dev.orchard.model.MalformedInputException;
import dev.orchard.model.TooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Lets no more bytes through than the limit, however many the stream has, and none after the
 * deadline, however slowly they come. A body that breaks off or cannot be unpacked is malformed
 * input, not a failure of ours.
 */
final class BoundedInputStream extends FilterInputStream {
  private static final int SKIPPED_AT_ONCE = 8192;

  private final long limit;
  private final Supplier<Deadline> deadline;
  private long count;
  private boolean ended;

  BoundedInputStream(InputStream stream, long limit, Supplier<Deadline> deadline) {
    super(stream);
    this.limit = limit;
    this.deadline = deadline;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int read;
    try {
      read = super.read(buffer, offset, length);
    } catch (IOException e) {
      throw new MalformedInputException("The body is damaged or incomplete", e);
    }
    deadline.get().check();
    count += Math.max(0, read);
    ended |= read < 0;
    if (count > limit) {
      throw new TooLargeException(limit);
    }
    return read;
  }

  /** Whether nothing is left of a stream of so many bytes; -1: of one whose length is not known. */
  boolean isSpent(long announced) {
    return ended || count == announced;
  }

  /** Skips by reading, so that what is skipped counts too. */
  @Override
  public long skip(long wanted) {
    int length = (int) Math.max(0, Math.min(SKIPPED_AT_ONCE, wanted));
    return length == 0 ? 0 : Math.max(0, read(new byte[length], 0, length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
