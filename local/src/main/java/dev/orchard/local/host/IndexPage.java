package dev.orchard.local.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a browser finds: the extension's pages at {@code /} where they have been built, and at
 * {@code /examples}, or at both without them, where to look and requests to try, which come from
 * this JAR.
 */
public final class IndexPage {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

  private final Map<String, Asset> assets;

  private IndexPage(Map<String, Asset> assets) {
    this.assets = assets;
  }

  /**
   * Without the extension's pages.
   *
   * @param examples shown in this order; the page is made once
   */
  public static IndexPage of(List<CurlExample> examples) {
    return new IndexPage(ownAssets(examples));
  }

  /**
   * With the extension's pages, if they have been built.
   *
   * @param built where the build leaves them
   * @throws UncheckedIOException if they are there and cannot be read
   */
  public static IndexPage of(List<CurlExample> examples, Path built) {
    Map<String, Asset> assets = ownAssets(examples);
    try {
      assets.putAll(BuiltPages.read(built));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new IndexPage(assets);
  }

  private static Map<String, Asset> ownAssets(List<CurlExample> examples) {
    StringBuilder list = new StringBuilder();
    for (CurlExample example : examples) {
      list.append("<figure><figcaption>")
          .append(escaped(example.title()))
          .append("</figcaption><button type=\"button\">Copy</button><pre><code>")
          .append(escaped(example.command()))
          .append("</code></pre></figure>\n");
    }
    String html =
        new String(resource("index.html"), StandardCharsets.UTF_8)
            .replace("<!-- examples -->", list);
    Asset page = own("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    Map<String, Asset> assets = new HashMap<>();
    assets.put("/", page);
    assets.put("/examples", page);
    assets.put("/index.css", own("text/css; charset=utf-8", resource("index.css")));
    assets.put("/index.js", own("text/javascript; charset=utf-8", resource("index.js")));
    return assets;
  }

  private static Asset own(String contentType, byte[] bytes) {
    return new Asset(contentType, Asset.FRESH, POLICY, bytes);
  }

  /** A handler that answers for this page and gives everything else to another one. */
  Handler before(Handler others) {
    return new Handler.Wrapper(others) {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        Asset asset = assets.get(request.getHttpURI().getCanonicalPath());
        boolean reads =
            HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (asset == null || !reads) {
          return super.handle(request, response, callback);
        }
        asset.send(response, callback);
        return true;
      }
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static byte[] resource(String name) {
    try (InputStream input = IndexPage.class.getResourceAsStream(name)) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
