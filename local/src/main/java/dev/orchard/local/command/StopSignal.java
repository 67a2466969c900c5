package dev.orchard.local.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/** Tells a server or a training when to end: a seam for tests. */
@FunctionalInterface
public interface StopSignal {
  /** Returns when the work shall end. */
  void await() throws InterruptedException;

  /**
   * Ctrl-C or SIGTERM to this process. From the first call on they end the work and no longer the
   * process, so that it can finish what is under way; a second one ends the process at once. A
   * signal stays given: later calls return at once. Where the platform has no such signals the
   * process ends as usual.
   */
  static StopSignal ofProcess() {
    CountDownLatch stop = new CountDownLatch(1);
    Runnable action =
        () -> {
          if (stop.getCount() == 0) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
          }
          stop.countDown();
        };
    return () -> {
      onSignal("INT", action);
      onSignal("TERM", action);
      stop.await();
    };
  }

  /**
   * By reflection, as the compiler warns of sun.misc.Signal, for which there is no public class to
   * this day.
   */
  private static void onSignal(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocation =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object instance =
          Proxy.newProxyInstance(
              StopSignal.class.getClassLoader(), new Class<?>[] {handler}, invocation);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), instance);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Then the signal ends the process at once, as it would have without us.
      System.getLogger(StopSignal.class.getName())
          .log(System.Logger.Level.DEBUG, "No signal " + name, e);
    }
  }
}
