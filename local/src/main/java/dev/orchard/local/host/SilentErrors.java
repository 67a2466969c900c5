package dev.orchard.local.host;

import dev.orchard.model.json.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never reaches a function, such as a path with an encoding that climbs, with a
 * problem (RFC 9457) that tells its status and nothing of the server.
 */
final class SilentErrors extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    byte[] problem =
        Json.write(
            output ->
                output
                    .beginObject()
                    .member("type", "about:blank")
                    .member("title", HttpStatus.getMessage(code))
                    .member("status", code)
                    .member("detail", detail(code))
                    .endObject());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.write(true, ByteBuffer.wrap(problem), callback);
  }

  private static String detail(int code) {
    return HttpStatus.isClientError(code)
        ? "The request's path or headers are not allowed"
        : "The server could not answer";
  }
}
