package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.MalformedInputException;
import dev.orchard.web.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouterTest {
  private final Router router =
      new Router(
          List.of(
              route("/"),
              route("/models"),
              route("/models/{name}"),
              route("/models/{name}/versions/{version}"),
              route("/models/{name}/versions/latest")));

  private static Route route(String template) {
    return Route.of(HttpMethod.GET, template, Role.READ, exchange -> {});
  }

  private String template(String path) {
    return router.match(path).map(Router.Match::template).orElse("none");
  }

  @Test
  void findsLiteralPathsAndTemplates() {
    assertThat(template("/")).isEqualTo("/");
    assertThat(template("/models")).isEqualTo("/models");
    assertThat(template("/models/a")).isEqualTo("/models/{name}");
    assertThat(template("/%6dodels")).isEqualTo("/models");
  }

  @Test
  void findsNothingForEmptySegmentsAndLongerPaths() {
    for (String path : new String[] {"", "//", "/models/", "/models//versions/1", "/models/a/b"}) {
      assertThat(template(path)).as(path).isIn("none", path.isEmpty() ? "/" : "none");
    }
  }

  @Test
  void handsOverDecodedParameters() {
    Router.Match match = router.match("/models/a%2Db/versions/1%20").orElseThrow();
    assertThat(match.parameter("name")).hasValue("a-b");
    assertThat(match.parameter("version")).hasValue("1 ");
    assertThat(match.parameter("nam")).isEmpty();
  }

  @Test
  void refusesWhatWouldClimbOrSplitFurtherInside() {
    for (String segment :
        new String[] {
          "..",
          ".",
          "%2e%2e",
          ".%2E",
          "a%2Fb",
          "a%2fb",
          "a%5Cb",
          "a\\b",
          "%00",
          "a%0ab",
          "%7f",
          "%c0%ae",
          "%e0%80%ae",
          "%ed%a0%80",
          "%f8%88%80%80%80",
          "%ff",
          "%",
          "%2",
          "%zz",
          "%-1",
          "%+1",
          "%١٢"
        }) {
      assertThatThrownBy(() -> router.match("/models/" + segment))
          .as(segment)
          .isInstanceOf(MalformedInputException.class);
    }
  }

  @Test
  void decodesOnceOnly() {
    assertThat(router.match("/models/%252e%252e").orElseThrow().parameter("name"))
        .hasValue("%2e%2e");
  }

  @Test
  void refusesAPathOfUnreasonableLength() {
    assertThatThrownBy(() -> router.match("/" + "a".repeat(5000)))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void neverHandsOverASeparatorWhateverThePath() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] parts = {
      "%", "2", "e", "f", "F", "/", "\\", ".", "..", "%2e", "%2F", "%c0", "%af", "é", "\ud800", "a",
      "%00", "%25"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder path = new StringBuilder("/models/");
      for (int n = random.nextInt(8); n >= 0; n--) {
        path.append(parts[random.nextInt(parts.length)]);
      }
      try {
        Optional<String> name = router.match(path.toString()).flatMap(m -> m.parameter("name"));
        assertThat(name.orElse("a"))
            .as("seed %s, path %s", seed, path)
            .doesNotContain("/", "\\", "\0")
            .isNotIn("", ".", "..");
      } catch (MalformedInputException refused) {
        assertThat(refused.getMessage()).isNotEmpty();
      }
    }
  }
}
