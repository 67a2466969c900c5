package dev.orchard.local.host;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.invoker.HttpFunctionExecutor;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;

/**
 * A running HTTP server with functions mounted in it. Bodies are streamed to the functions and
 * back; none of them takes multipart, for which the framework would have to read them ahead.
 */
public final class LocalHost implements AutoCloseable {
  /** Kept, as a logger that nobody holds forgets its level. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server;
  private final ServerConnector connector;
  private final HostSettings settings;

  private LocalHost(Server server, ServerConnector connector, HostSettings settings) {
    this.server = server;
    this.connector = connector;
    this.settings = settings;
  }

  /**
   * Constructs the functions, each once, and listens.
   *
   * @param others answers whatever no mount does
   * @param page answers GET of {@code /}, of {@code /examples} and of their own files
   * @throws CannotListenException if the address or the port cannot be had
   */
  public static LocalHost start(
      HostSettings settings,
      List<Mount> mounts,
      Class<? extends HttpFunction> others,
      IndexPage page)
      throws CannotListenException {
    JETTY.setLevel(Level.WARNING);
    Server server = new Server();
    ServerConnector connector =
        new ServerConnector(server, new HttpConnectionFactory(configuration()));
    connector.setHost(settings.address());
    connector.setPort(settings.port());
    server.addConnector(connector);
    server.setStopTimeout(settings.stopTimeout().toMillis());
    server.setErrorHandler(new SilentErrors());
    server.setHandler(new GracefulHandler(routes(mounts, others, page)));
    LocalHost host = new LocalHost(server, connector, settings);
    try {
      server.start();
    } catch (IOException e) {
      host.close();
      throw new CannotListenException(settings, e);
    } catch (Exception e) {
      host.close();
      throw new IllegalStateException("The server did not start", e);
    }
    return host;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    return configuration;
  }

  private static Handler routes(
      List<Mount> mounts, Class<? extends HttpFunction> others, IndexPage page) {
    Map<Class<?>, Handler> functions = new HashMap<>();
    Handler fallback = functions.computeIfAbsent(others, HttpFunctionExecutor::forClass);
    Map<String, Map<String, Handler>> byTemplate = new LinkedHashMap<>();
    for (Mount mount : mounts) {
      Handler function =
          functions.computeIfAbsent(mount.function(), HttpFunctionExecutor::forClass);
      byTemplate
          .computeIfAbsent(mount.template(), template -> new HashMap<>())
          .put(mount.method().orElse(""), function);
    }
    PathMappingsHandler handlers = new PathMappingsHandler();
    byTemplate.forEach(
        (template, methods) ->
            handlers.addMapping(pathSpec(template), atOnePath(methods, fallback)));
    handlers.addMapping(new ServletPathSpec("/"), page.before(fallback));
    return handlers;
  }

  private static PathSpec pathSpec(String template) {
    return template.contains("{")
        ? new UriTemplatePathSpec(template)
        : new ServletPathSpec(template);
  }

  private static Handler atOnePath(Map<String, Handler> methods, Handler fallback) {
    Handler any = methods.get("");
    return any != null && methods.size() == 1
        ? any
        : new ByMethod(methods, any == null ? fallback : any);
  }

  /** Where it listens, without a slash at the end. */
  public URI address() {
    String shown =
        settings.address().contains(":") ? "[" + settings.address() + "]" : settings.address();
    return URI.create("http://" + shown + ":" + connector.getLocalPort());
  }

  /**
   * Refuses new requests, waits for those under way up to the time limit, and stops. May be called
   * again.
   */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop cleanly", e);
    }
  }

  /** Waits until another thread has closed the host. */
  public void awaitClose() throws InterruptedException {
    server.join();
  }
}
