package dev.orchard.web.observation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * Writes to the file descriptor itself, not to System.out: that would copy each line twice under
 * two locks, and the host may have replaced it.
 */
final class StandardOutputSink implements LogSink {
  private final FileOutputStream output = new FileOutputStream(FileDescriptor.out);

  @Override
  public synchronized void write(byte[] buffer, int length) {
    try {
      output.write(buffer, 0, length);
    } catch (IOException e) {
      // A reader that went away must not fail the request; there is nowhere left to say so.
      return;
    }
  }
}
