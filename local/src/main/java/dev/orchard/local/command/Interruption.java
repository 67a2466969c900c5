package dev.orchard.local.command;

import java.util.function.Supplier;

/** Interrupts a thread when the signal to stop comes, so that its work can end in order. */
final class Interruption {
  private final Thread worker = Thread.currentThread();
  private final Thread watcher;
  private boolean over;

  private Interruption(StopSignal signal) {
    watcher = new Thread(() -> watch(signal), "orchard-stop");
    watcher.setDaemon(true);
  }

  /** Does the work in this thread, which is interrupted if the signal comes before it is done. */
  static <T> T uponSignal(StopSignal signal, Supplier<T> work) {
    Interruption interruption = new Interruption(signal);
    interruption.watcher.start();
    try {
      return work.get();
    } finally {
      interruption.end();
    }
  }

  private void watch(StopSignal signal) {
    try {
      signal.await();
      interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the work is done, and so is the watch
    }
  }

  private synchronized void interrupt() {
    if (!over) {
      worker.interrupt();
    }
  }

  /** From now on the signal is another's; an interrupt that came is taken back. */
  private void end() {
    synchronized (this) {
      over = true;
    }
    watcher.interrupt();
    Thread.interrupted();
  }
}
