package dev.orchard.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a (secret) file says, read again as time goes by, so that a token or a key can be added or
 * withdrawn while the function runs. The content is read and not only the file's time, since a
 * mounted secret shows its newest version on reading without a change of time. A file that has
 * become unreadable or wrong changes nothing but the log: what was last read from it stays.
 *
 * <p>While requests come, nobody waits for a reload: the first one after the interval hands it to
 * an executor. Whoever comes after two intervals without any waits for it, so that an idle instance
 * lets nobody in who was withdrawn long ago.
 *
 * @param <T> what its text means
 */
public final class ReloadedFile<T> implements Supplier<T> {
  private static final long LARGEST_BYTES = 1 << 20;

  private final Path file;
  private final Function<String, T> parser;
  private final long intervalNanos;
  private final LongSupplier ticker;
  private final Executor executor;
  private final Consumer<Exception> complaints;
  private final AtomicLong nextReload;
  private volatile String text;
  private volatile T value;

  /**
   * Reads the file for the first time.
   *
   * @param parser throws {@link InvalidLinesException} if the lines are wrong
   * @param ticker nanoseconds of a monotonic clock
   * @param complaints hears of reloads that failed
   * @throws IOException if it cannot be read
   * @throws InvalidLinesException if its lines are wrong
   */
  public ReloadedFile(
      Path file,
      Function<String, T> parser,
      Duration interval,
      LongSupplier ticker,
      Executor executor,
      Consumer<Exception> complaints)
      throws IOException {
    this.file = file;
    this.parser = parser;
    this.intervalNanos = interval.toNanos();
    this.ticker = ticker;
    this.executor = executor;
    this.complaints = complaints;
    this.text = content();
    this.value = parser.apply(text);
    this.nextReload = new AtomicLong(ticker.getAsLong() + intervalNanos);
  }

  @Override
  public T get() {
    long now = ticker.getAsLong();
    long due = nextReload.get();
    if (now - due >= intervalNanos) {
      reloadUnlessOthersDid();
    } else if (now - due >= 0 && nextReload.compareAndSet(due, now + intervalNanos)) {
      executor.execute(this::reload);
    }
    return value;
  }

  private synchronized void reloadUnlessOthersDid() {
    long now = ticker.getAsLong();
    if (now - nextReload.get() >= intervalNanos) {
      reload();
      nextReload.set(now + intervalNanos);
    }
  }

  private void reload() {
    try {
      String newest = content();
      if (!newest.equals(text)) {
        value = parser.apply(newest);
        text = newest;
      }
    } catch (IOException | InvalidLinesException e) {
      complaints.accept(e);
    }
  }

  private String content() throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException("The file is larger than " + LARGEST_BYTES + " bytes");
    }
    return Files.readString(file);
  }
}
