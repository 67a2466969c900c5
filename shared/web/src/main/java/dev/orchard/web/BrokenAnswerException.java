package dev.orchard.web;

import java.io.IOException;

/**
 * Tells the host to break the connection off, because the answer could not be finished. What
 * happened has been logged already, so it carries no trace of the stack.
 */
final class BrokenAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenAnswerException(String requestId) {
    super("The answer to request " + requestId + " was broken off; see its own log line");
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
