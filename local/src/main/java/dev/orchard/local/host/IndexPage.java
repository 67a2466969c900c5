package dev.orchard.local.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page at {@code /}: where to look, and requests to try. All of it comes from this JAR. */
public final class IndexPage {
  private final Map<String, Asset> assets;

  private record Asset(String contentType, ByteBuffer bytes) {
    Asset(String contentType, byte[] bytes) {
      this(contentType, ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }
  }

  /**
   * @param examples shown in this order; the page is made once
   */
  public IndexPage(List<CurlExample> examples) {
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
    assets =
        Map.of(
            "/", new Asset("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)),
            "/index.css", new Asset("text/css; charset=utf-8", resource("index.css")),
            "/index.js", new Asset("text/javascript; charset=utf-8", resource("index.js")));
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
        send(asset, response, callback);
        return true;
      }
    };
  }

  private static void send(Asset asset, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, asset.contentType());
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    response.write(true, asset.bytes().duplicate(), callback);
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
