package dev.orchard.web.observation;

/** Where log lines go: a seam for tests. */
@FunctionalInterface
public interface LogSink {
  /**
   * Takes one whole line, its line feed included.
   *
   * @param buffer holds the line at its beginning; it belongs to the caller and is used again, so a
   *     sink that keeps it copies it
   * @param length bytes of UTF-8
   */
  void write(byte[] buffer, int length);

  /** The standard output, unbuffered: one system call a line, never two lines mixed. */
  static LogSink standardOutput() {
    return new StandardOutputSink();
  }
}
