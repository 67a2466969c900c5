package dev.orchard.registry.testing;

import java.util.concurrent.CountDownLatch;

/** What goes wrong with one request of a {@link FakeCloudStorage}. */
public sealed interface Fault {

  /** Answers with this status and does nothing. */
  record Status(int code) implements Fault {}

  /** Breaks the connection before the request takes effect. */
  record BreakBefore() implements Fault {}

  /** Breaks the connection after the request has taken effect: its outcome is unknown. */
  record BreakAfter() implements Fault {}

  /** Sends half of what was promised, then breaks the connection. */
  record BreakHalfway() implements Fault {}

  /** Waits, as slow storage would, until the latch is open. */
  record Held(CountDownLatch latch) implements Fault {}
}
