package dev.orchard.training.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is printed and logged, on every level, until it is closed. */
final class CapturedOutput extends Handler implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, UTF_8);
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final SimpleFormatter formatter = new SimpleFormatter();

  CapturedOutput() {
    System.setOut(stream);
    System.setErr(stream);
    root.setLevel(Level.ALL);
    root.addHandler(this);
  }

  String text() {
    return bytes.toString(UTF_8);
  }

  @Override
  public void publish(LogRecord entry) {
    stream.print(entry.getLoggerName() + " " + formatter.format(entry));
  }

  @Override
  public void flush() {
    stream.flush();
  }

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
    System.setOut(out);
    System.setErr(err);
  }
}
