package dev.orchard.local.host;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Chooses between the functions that share a path. A browser's preflight goes where its request
 * will go.
 */
final class ByMethod extends Handler.Abstract {
  private final Map<String, Handler> handlers;
  private final Handler others;

  ByMethod(Map<String, Handler> handlers, Handler others) {
    this.handlers = Map.copyOf(handlers);
    this.others = others;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String method = request.getMethod();
    if (HttpMethod.OPTIONS.is(method)) {
      method =
          Optional.ofNullable(request.getHeaders().get("Access-Control-Request-Method"))
              .orElse(method);
    }
    return handlers.getOrDefault(method, others).handle(request, response, callback);
  }
}
