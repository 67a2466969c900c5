package dev.orchard.web;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.web.access.Role;
import java.util.ArrayList;
import java.util.List;

/** The routes of one function behind everything that all functions share. */
public final class WebApplication implements HttpFunction {
  WebApplication(WebSettings settings, Router router) {}

  public static Builder builder(WebSettings settings) {
    return new Builder(settings);
  }

  /** Collects routes. */
  public static final class Builder {
    private final WebSettings settings;
    private final List<Route> routes = new ArrayList<>();

    private Builder(WebSettings settings) {
      this.settings = settings;
    }

    public Builder route(Route route) {
      routes.add(route);
      return this;
    }

    public Builder route(HttpMethod method, String template, Role role, Handler handler) {
      return route(Route.of(method, template, role, handler));
    }

    public WebApplication build() {
      return new WebApplication(settings, new Router(routes));
    }
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    throw new UnsupportedOperationException();
  }
}
