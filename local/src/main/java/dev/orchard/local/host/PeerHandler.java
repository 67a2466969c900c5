package dev.orchard.local.host;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Writes the peer's address at the end of X-Forwarded-For, as the load balancer of the cloud does: the framework's
 * request does not tell a function who calls, and functions that trust one proxy read it there.
 */
final class PeerHandler extends Handler.Wrapper {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  PeerHandler(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields headers = request.getHeaders();
    String earlier = headers.get(FORWARDED_FOR);
    String peer = Request.getRemoteAddr(request);
    HttpFields forwarded =
        HttpFields.build(headers).put(FORWARDED_FOR, earlier == null ? peer : earlier + ", " + peer).asImmutable();
    return super.handle(
        new Request.Wrapper(request) {
          @Override
          public HttpFields getHeaders() {
            return forwarded;
          }
        },
        response,
        callback);
  }
}
