package dev.orchard.web.observation;

import java.time.Clock;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * The log: one JSON object a line, in the form Cloud Logging understands when a function writes it
 * to its standard output. Lines written while a request is served carry its id and trace.
 *
 * <p>Neither tokens nor bodies are ever given to it. The invoker's own handler is replaced because
 * it writes invalid JSON for every stack trace and knows no trace; see {@link
 * #replaceRootHandlers}. Safe for use by several threads.
 */
@SuppressWarnings("ThreadLocalUsage") // one log a process, and no two of them may share state
public final class JsonLog {
  private final LogSink sink;
  private final Clock clock;
  private final Severity minimum;
  private final String project;
  private final ThreadLocal<LogEvent> events;
  private final ThreadLocal<RequestContext> contexts = new ThreadLocal<>();

  /**
   * A log.
   *
   * @param minimum events below it are dropped
   * @param project the Google Cloud project traces belong to, if there is one
   */
  public JsonLog(LogSink sink, Clock clock, Severity minimum, Optional<String> project) {
    this.sink = sink;
    this.clock = clock;
    this.minimum = minimum;
    this.project = project.orElse("");
    this.events = ThreadLocal.withInitial(() -> new LogEvent(new JsonLine(), sink));
  }

  /** A log on the standard output. */
  public static JsonLog toStandardOutput(Severity minimum, Optional<String> project) {
    return new JsonLog(LogSink.standardOutput(), Clock.systemUTC(), minimum, project);
  }

  public boolean takes(Severity severity) {
    return severity.compareTo(minimum) >= 0;
  }

  /** Begins an event; nothing is logged before its {@link LogEvent#write}. */
  public LogEvent event(Severity severity) {
    LogEvent event = events.get();
    if (event.isOpen()) {
      // Something logs while the values of another event are still being worked out.
      event = new LogEvent(new JsonLine(), sink);
    }
    if (!takes(severity)) {
      return event.ignore();
    }
    event.begin(clock.millis(), severity);
    RequestContext context = contexts.get();
    if (context != null) {
      event.trace(project, context);
    }
    return event;
  }

  public void info(String message) {
    event(Severity.INFO).message(message).write();
  }

  public void warning(String message) {
    event(Severity.WARNING).message(message).write();
  }

  public void warning(String message, Throwable thrown) {
    event(Severity.WARNING).message(message, thrown).write();
  }

  public void error(String message, Throwable thrown) {
    event(Severity.ERROR).message(message, thrown).write();
  }

  /** Ties what this thread logs from now on to a request. */
  public void enter(RequestContext context) {
    contexts.set(context);
  }

  /** Ends what {@link #enter} began. */
  public void leave() {
    contexts.remove();
  }

  /**
   * Takes over what libraries log by java.util.logging: all handlers of the root logger are removed
   * and one that writes here is put in their place. Called from a function's constructor, which the
   * invoker runs after it has installed its own handler.
   */
  public void replaceRootHandlers() {
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new LoggingBridge(this));
    root.setLevel(minimum == Severity.DEBUG ? Level.FINE : Level.INFO);
  }
}
