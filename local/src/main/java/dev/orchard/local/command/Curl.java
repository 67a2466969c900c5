package dev.orchard.local.command;

import dev.orchard.local.host.CurlExample;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes commands that can be pasted into a shell. */
final class Curl {
  private final URI address;
  private final boolean tokens;

  /**
   * @param tokens whether callers need one
   */
  Curl(URI address, boolean tokens) {
    this.address = address;
    this.tokens = tokens;
  }

  CurlExample post(String title, String path, Consumer<JsonOutput> body) {
    String json = new String(Json.write(body), StandardCharsets.UTF_8);
    return new CurlExample(
        title,
        "curl -s "
            + address
            + path
            + authorization()
            + " -H 'Content-Type: application/json' \\\n  -d '"
            + json.replace("'", "'\\''")
            + "'");
  }

  private String authorization() {
    return tokens ? " -H \"Authorization: Bearer $TOKEN\"" : "";
  }
}
