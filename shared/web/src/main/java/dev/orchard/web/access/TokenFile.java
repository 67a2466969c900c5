package dev.orchard.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tokens from a file that is read again as time goes by, so that a token can be added or withdrawn
 * while the function runs. The content is read and not only the file's time, since a mounted secret
 * shows its newest version on reading without a change of time. A file that has become unreadable
 * or wrong changes nothing but the log: the last good list stays.
 *
 * <p>Nobody waits for a reload; it is handed to an executor by the first request after the
 * interval.
 */
public final class TokenFile implements Supplier<Tokens> {
  private static final long LARGEST_BYTES = 1 << 20;

  private final Path file;
  private final long intervalNanos;
  private final LongSupplier ticker;
  private final Executor executor;
  private final Consumer<Exception> complaints;
  private final AtomicLong nextReload;
  private volatile String text;
  private volatile Tokens tokens;

  /**
   * Reads the file for the first time.
   *
   * @param ticker nanoseconds of a monotonic clock
   * @param complaints hears of reloads that failed
   * @throws IOException if it cannot be read
   * @throws InvalidTokensException if its lines are wrong
   */
  public TokenFile(
      Path file,
      Duration interval,
      LongSupplier ticker,
      Executor executor,
      Consumer<Exception> complaints)
      throws IOException {
    this.file = file;
    this.intervalNanos = interval.toNanos();
    this.ticker = ticker;
    this.executor = executor;
    this.complaints = complaints;
    this.text = content();
    this.tokens = Tokens.parse(text);
    this.nextReload = new AtomicLong(ticker.getAsLong() + intervalNanos);
  }

  @Override
  public Tokens get() {
    long now = ticker.getAsLong();
    long due = nextReload.get();
    if (now - due >= 0 && nextReload.compareAndSet(due, now + intervalNanos)) {
      executor.execute(this::reload);
    }
    return tokens;
  }

  private void reload() {
    try {
      String newest = content();
      if (!newest.equals(text)) {
        tokens = Tokens.parse(newest);
        text = newest;
      }
    } catch (IOException | InvalidTokensException e) {
      complaints.accept(e);
    }
  }

  private String content() throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException("The token file is larger than " + LARGEST_BYTES + " bytes");
    }
    return Files.readString(file);
  }
}
