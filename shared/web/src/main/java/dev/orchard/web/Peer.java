package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/**
 * Finds out who is at the other end of the connection.
 *
 * <p>The Functions Framework's interface does not tell, and headers can say anything, but whether
 * an installation without tokens stays closed to the network hangs on it. The invoker's adapter
 * (HttpRequestImpl, 1.x over servlets and 2.x over Jetty's core) holds the host's own request in
 * its field {@code request}, and that one knows: {@code getRemoteAddr}, a method of its own or a
 * static one. The way there is looked up once for each class of request. Where there is no such way
 * the peer is unknown, and whoever is unknown is not local.
 */
final class Peer {
  private static final MethodType FROM_REQUEST =
      MethodType.methodType(String.class, HttpRequest.class);

  private static final ClassValue<Optional<MethodHandle>> WAYS =
      new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> type) {
          return way(type);
        }
      };

  private Peer() {}

  /** The peer's address in numbers, if it can be known. */
  static Optional<String> address(HttpRequest request) {
    if (request instanceof ConnectedRequest connected) {
      return Optional.of(connected.peerAddress());
    }
    Optional<MethodHandle> way = WAYS.get(request.getClass());
    return way.isEmpty() ? Optional.empty() : address(way.get(), request);
  }

  @SuppressWarnings("CatchingUnchecked") // whatever a foreign class throws: the peer is unknown
  private static Optional<String> address(MethodHandle way, HttpRequest request) {
    try {
      return Optional.ofNullable((String) way.invokeExact(request));
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      return Optional.empty();
    }
  }

  private static Optional<MethodHandle> way(Class<?> adapter) {
    try {
      Field field = adapter.getDeclaredField("request");
      field.setAccessible(true);
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Method method = remoteAddress(field.getType());
      MethodHandle address = lookup.unreflect(method);
      MethodHandle inner = lookup.unreflectGetter(field);
      return Optional.of(MethodHandles.filterReturnValue(inner, address).asType(FROM_REQUEST));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Method remoteAddress(Class<?> type) throws NoSuchMethodException {
    for (Method method : type.getMethods()) {
      boolean named = method.getName().equals("getRemoteAddr");
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      if (named && method.getParameterCount() == (isStatic ? 1 : 0)) {
        return method;
      }
    }
    throw new NoSuchMethodException("getRemoteAddr");
  }
}
