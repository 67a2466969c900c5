package dev.orchard.functions.info;

import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/**
 * The contract and the pages it is browsed with, all out of this JAR: the pages load nothing from
 * elsewhere, and their policy forbids it.
 */
final class Pages {
  /** The browser of contracts sets styles from its script, and draws its icons as data. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String REVALIDATE = "public, max-age=0, must-revalidate";

  private final Entity contract = read("openapi.yaml", "application/yaml; charset=utf-8");
  private final Entity index = read("docs/index.html", "text/html; charset=utf-8");
  private final Map<String, Entity> files =
      Map.of(
          "start.js", read("docs/start.js", "text/javascript; charset=utf-8"),
          "swagger-ui-bundle.js",
              read("docs/swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
          "swagger-ui.css", read("docs/swagger-ui.css", "text/css; charset=utf-8"));

  private static Entity read(String name, String contentType) {
    try (InputStream stream = Pages.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The JAR was built without " + name);
      }
      return Entity.of(contentType, stream.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("The JAR is damaged at " + name, e);
    }
  }

  void contract(Exchange exchange) throws IOException {
    contract.respond(exchange, REVALIDATE);
  }

  void index(Exchange exchange) throws IOException {
    respond(exchange, index);
  }

  /** The names of the files beside the page. */
  Set<String> fileNames() {
    return files.keySet();
  }

  /** Answers with one of the files. */
  Handler file(String name) {
    Entity file = files.get(name);
    return exchange -> respond(exchange, file);
  }

  private static void respond(Exchange exchange, Entity entity) throws IOException {
    exchange.responseHeader("Content-Security-Policy", POLICY);
    entity.respond(exchange, REVALIDATE);
  }
}
