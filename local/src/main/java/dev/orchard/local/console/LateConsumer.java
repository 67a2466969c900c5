package dev.orchard.local.console;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/** Draws a bar from the moment on that it is due; what ends before leaves no trace. */
final class LateConsumer extends ConsoleProgressBarConsumer {
  private static final int WIDTH = 100;

  private final BooleanSupplier due;
  private boolean drawn;
  private boolean closed;

  LateConsumer(PrintStream target, BooleanSupplier due) {
    super(target, WIDTH);
    this.due = due;
  }

  @Override
  public synchronized void accept(String bar) {
    if (!closed && (drawn || due.getAsBoolean())) {
      drawn = true;
      super.accept(bar);
    }
  }

  /** Ends the line. Nothing is drawn afterwards, not even by a bar that is late itself. */
  @Override
  public synchronized void close() {
    if (drawn && !closed) {
      super.close();
    }
    closed = true;
  }
}
