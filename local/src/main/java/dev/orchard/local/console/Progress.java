package dev.orchard.local.console;

import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows on stderr how far something long has come, stage by stage: as a bar on a terminal,
 * elsewhere as one line a stage and one every few seconds. What ends within a second leaves no
 * trace on a terminal.
 */
public final class Progress implements AutoCloseable {
  private static final long SILENT_NANOSECONDS = Duration.ofSeconds(1).toNanos();
  private static final long LINE_NANOSECONDS = Duration.ofSeconds(5).toNanos();

  private final Console console;
  private final String title;
  private final LongSupplier ticker;
  private String stage = "";
  private long lastLine;
  private LateConsumer line;
  private ProgressBar bar;

  /**
   * @param title of what goes on, such as the model's name
   */
  public Progress(Console console, String title) {
    this(console, title, System::nanoTime);
  }

  Progress(Console console, String title, LongSupplier ticker) {
    this.console = console;
    this.title = title;
    this.ticker = ticker;
  }

  /**
   * Takes note of how far it has come.
   *
   * @param total -1 while nobody knows
   */
  public synchronized void show(String newStage, long done, long total) {
    long now = ticker.getAsLong();
    if (!newStage.equals(stage)) {
      endBar();
      stage = newStage;
      lastLine = now;
      if (console.terminal()) {
        bar = bar(now);
      } else {
        console.note(title + ": " + stage);
      }
    }
    if (bar != null) {
      bar.maxHint(total > 1 ? total : -1).stepTo(done);
    } else if (now - lastLine >= LINE_NANOSECONDS) {
      lastLine = now;
      console.note(title + ": " + stage + " " + done + (total > 0 ? " of " + total : ""));
    }
  }

  /** Drawn also while the stage tells nothing, so that a person sees that something goes on. */
  private ProgressBar bar(long started) {
    line =
        new LateConsumer(console.err(), () -> ticker.getAsLong() - started >= SILENT_NANOSECONDS);
    return new ProgressBarBuilder()
        .setTaskName(title + ": " + stage)
        .setInitialMax(-1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .continuousUpdate()
        .setConsumer(line)
        .build();
  }

  private void endBar() {
    if (bar != null) {
      bar.close();
      line.close(); // the bar itself does not if it is closed at once, or in an interrupted thread
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    endBar();
  }
}
