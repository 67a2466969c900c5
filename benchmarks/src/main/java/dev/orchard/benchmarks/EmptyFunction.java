package dev.orchard.benchmarks;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;

/** Reads its request and answers nothing: what the host alone costs. */
public final class EmptyFunction implements HttpFunction {
  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    request.getInputStream().readAllBytes();
    response.setContentType("application/json");
    response.getOutputStream().write('{');
    response.getOutputStream().write('}');
  }
}
