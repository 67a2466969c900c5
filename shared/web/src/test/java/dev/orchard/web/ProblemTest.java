package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ConflictException;
import dev.orchard.web.access.Role;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import dev.orchard.web.testing.TestSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static Problem of(String detail) {
    return Problem.of(new ConflictException(detail));
  }

  @Test
  void leavesAShortDetailAsItIs() {
    assertThat(of("a".repeat(1000)).shortDetail()).isEqualTo("a".repeat(1000));
  }

  @Test
  void cutsALongDetailBetweenCharactersOfAnyWidth() {
    for (String character : new String[] {"a", "\u00e4", "\u20ac", "\ud83c\udf4e"}) {
      for (int shift = 0; shift < 4; shift++) {
        String detail = "-".repeat(shift) + character.repeat(2000);
        String cut = of(detail).shortDetail();
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(990, 1000);
        assertThat(cut).endsWith("…");
        assertThat(detail).startsWith(cut.substring(0, cut.length() - 1));
      }
    }
  }

  @Test
  void hasAnErrorMessageOnRoutesThatBigQueryAsks() throws Exception {
    for (boolean asked : new boolean[] {true, false}) {
      Route route =
          Route.of(
              HttpMethod.GET,
              "/x",
              Role.PUBLIC,
              exchange -> {
                throw new ConflictException("It was moved");
              });
      FakeResponse response = new FakeResponse();
      WebApplication.builder(TestSettings.of(new RecordedLog(), Map.of()))
          .route(asked ? route.withErrorMessages() : route)
          .build()
          .service(FakeRequest.get("/x"), response);
      assertThat(response.status()).isEqualTo(409);
      assertThat(response.json().has("errorMessage")).isEqualTo(asked);
      assertThat(response.text()).contains("\"detail\":\"It was moved\"");
    }
  }
}
