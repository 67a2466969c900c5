package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.ConflictException;
import dev.orchard.model.DeadlineExceededException;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.TooLargeException;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.UnreadableDocumentException;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonObject;
import dev.orchard.web.access.Role;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import dev.orchard.web.testing.TestSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebApplicationTest {
  private final RecordedLog log = new RecordedLog();
  private final WebSettings settings =
      TestSettings.of(
          log,
          Map.of(
              "ORCHARD_ALLOWED_ORIGINS", "https://company.looker.com",
              "ORCHARD_MAX_BODY_BYTES", "1000"));

  private FakeResponse ask(FakeRequest request, Handler handler) throws IOException {
    return ask(request, Route.of(HttpMethod.POST, "/predict", Role.PREDICT, handler));
  }

  private FakeResponse ask(FakeRequest request, Route route) throws IOException {
    FakeResponse response = new FakeResponse();
    WebApplication.builder(settings).route(route).build().service(request, response);
    return response;
  }

  private static FakeRequest predict() {
    return FakeRequest.post("/predict", "{}");
  }

  private static void answerOk(Exchange exchange) throws IOException {
    exchange.respondJson(200, json -> json.beginObject().member("prediction", 1.5).endObject());
  }

  private FakeResponse fail(RuntimeException failure) throws IOException {
    return ask(
        predict(),
        exchange -> {
          throw failure;
        });
  }

  private String lastLine() {
    return log.lines().get(log.lines().size() - 1);
  }

  @Test
  void answersWithJsonItsLengthAndTheRequestId() throws IOException {
    FakeResponse response = ask(predict(), WebApplicationTest::answerOk);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("{\"prediction\":1.5}");
    assertThat(response.header("Content-Type")).hasValue("application/json");
    assertThat(response.header("Content-Length")).hasValue("18");
    assertThat(response.header("X-Request-Id").orElseThrow()).hasSize(32);
    assertThat(response.header("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void givesAValidRequestIdBack() throws IOException {
    FakeResponse response =
        ask(predict().header("X-Request-Id", "abc-1.2"), WebApplicationTest::answerOk);
    assertThat(response.header("X-Request-Id")).hasValue("abc-1.2");
  }

  @Test
  void makesItsOwnIdForOneThatCouldForgeALogLine() throws IOException {
    FakeResponse response =
        ask(predict().header("X-Request-Id", "a\nb"), WebApplicationTest::answerOk);
    assertThat(response.header("X-Request-Id").orElseThrow()).hasSize(32);
  }

  @Test
  void refusesAnUnknownPathWith404() throws IOException {
    FakeResponse response = ask(FakeRequest.post("/elsewhere", "{}"), WebApplicationTest::answerOk);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.header("Content-Type")).hasValue("application/problem+json");
    assertThat(response.text()).contains("\"type\":\"urn:orchard:problem:not-found\"");
  }

  @Test
  void refusesAnotherMethodWith405AndWhatIsAllowed() throws IOException {
    FakeResponse response = ask(FakeRequest.get("/predict"), WebApplicationTest::answerOk);
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).hasValue("POST, OPTIONS");
  }

  @Test
  void answersHeadLikeGetWithoutABody() throws IOException {
    Route route = Route.of(HttpMethod.GET, "/info", Role.READ, WebApplicationTest::answerOk);
    FakeResponse response = ask(FakeRequest.of("HEAD", "/info"), route);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.bytes()).isEmpty();
    assertThat(response.header("Content-Length")).hasValue("18");
  }

  @Test
  void mapsEveryMeaningToItsStatus() throws IOException {
    assertThat(fail(new MalformedInputException("no JSON")).status()).isEqualTo(400);
    assertThat(fail(new NotFoundException(NotFoundException.Kind.MODEL, "x")).status())
        .isEqualTo(404);
    assertThat(fail(new ConflictException("changed")).status()).isEqualTo(409);
    assertThat(fail(new TooLargeException(5)).status()).isEqualTo(413);
    assertThat(fail(InvalidInputException.of("$.a", "b", "c")).status()).isEqualTo(422);
    assertThat(fail(new DeadlineExceededException(Duration.ofMillis(5))).status()).isEqualTo(504);
    assertThat(fail(new UnreadableDocumentException("damaged")).status()).isEqualTo(500);
  }

  @Test
  void listsEveryViolationByItsPath() throws IOException {
    FakeResponse response = fail(InvalidInputException.of("$.features.age", "a number", "\"old\""));
    JsonObject problem = response.json();
    JsonArray violations = (JsonArray) problem.get("violations");
    assertThat(violations).hasSize(1);
    assertThat(response.text())
        .contains(
            "{\"path\":\"$.features.age\",\"expected\":\"a number\",\"actual\":\"\\\"old\\\"\"}");
  }

  @Test
  void saysWhenToComeBack() throws IOException {
    FakeResponse response =
        fail(new UnavailableException("Storage is away", Duration.ofMillis(1500)));
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).hasValue("2");
  }

  @Test
  void tellsNothingOfAnUnexpectedFailureButLogsItWithItsTrace() throws IOException {
    FakeResponse response = fail(new IllegalStateException("secret /etc/path\tinside"));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.text()).doesNotContain("secret").doesNotContain("IllegalState");
    assertThat(lastLine()).contains("ERROR", "secret /etc/path\\tinside", "WebApplicationTest");
  }

  @Test
  void survivesARecursionThatWasTooDeep() throws IOException {
    FakeResponse response =
        ask(
            predict(),
            exchange -> {
              throw new StackOverflowError();
            });
    assertThat(response.status()).isEqualTo(500);
  }

  @Test
  void dropsTheHeadersOfAnAnswerThatDidNotComeAbout() throws IOException {
    FakeResponse response =
        ask(
            predict(),
            exchange -> {
              exchange.responseHeader("ETag", "\"1\"");
              throw new ConflictException("changed");
            });
    assertThat(response.header("ETag")).isEmpty();
  }

  @Test
  void refusesAHeaderValueThatWouldSplitTheAnswer() throws IOException {
    FakeResponse response =
        ask(predict(), exchange -> exchange.responseHeader("X-Name", "a\r\nSet-Cookie: b"));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.header("X-Name")).isEmpty();
  }

  @Test
  void countsAHandlerThatDoesNotAnswerAsOurMistake() throws IOException {
    assertThat(ask(predict(), exchange -> {}).status()).isEqualTo(500);
  }

  @Test
  void answers504WhenTheCallersTimeIsOver() throws IOException {
    FakeResponse response =
        ask(
            predict(),
            exchange -> {
              exchange.limitTime(Duration.ZERO);
              answerOk(exchange);
            });
    assertThat(response.status()).isEqualTo(504);
    assertThat(response.text()).contains("deadline-exceeded");
  }

  @Test
  void givesARouteItsOwnTime() throws IOException {
    Route route =
        Route.of(HttpMethod.POST, "/predict", Role.TRAIN, WebApplicationTest::answerOk)
            .within(Duration.ofNanos(1));
    assertThat(ask(predict(), route).status()).isEqualTo(504);
  }

  @Test
  void refusesABodyOfAnotherMediaType() throws IOException {
    FakeRequest form = predict().header("Content-Type", "application/x-www-form-urlencoded");
    assertThat(ask(form, WebApplicationTest::answerOk).status()).isEqualTo(415);
    FakeRequest latin = predict().header("Content-Type", "application/json; charset=latin1");
    assertThat(ask(latin, WebApplicationTest::answerOk).status()).isEqualTo(415);
  }

  @Test
  void takesJsonUnderItsOtherNames() throws IOException {
    for (String type :
        new String[] {
          "application/json; charset=UTF-8", "Application/JSON", "application/a+json"
        }) {
      FakeResponse response =
          ask(predict().header("Content-Type", type), WebApplicationTest::answerOk);
      assertThat(response.status()).as(type).isEqualTo(200);
    }
  }

  @Test
  void takesTheMediaTypesARouteNames() throws IOException {
    Route route =
        Route.of(HttpMethod.POST, "/predict", Role.PREDICT, WebApplicationTest::answerOk)
            .consuming("text/csv");
    assertThat(ask(predict().header("Content-Type", "text/csv"), route).status()).isEqualTo(200);
    assertThat(ask(predict(), route).status()).isEqualTo(415);
  }

  @Test
  void breaksOffAnAnswerThatCannotBeFinished() {
    FakeResponse response = new FakeResponse();
    WebApplication application =
        WebApplication.builder(settings)
            .route(
                HttpMethod.POST,
                "/predict",
                Role.PREDICT,
                exchange -> {
                  OutputStream stream = exchange.respondStream(200, "text/csv");
                  stream.write("a,b\n".getBytes(StandardCharsets.UTF_8));
                  throw new IllegalStateException("in the middle");
                })
            .build();
    assertThatThrownBy(() -> application.service(predict(), response))
        .isInstanceOf(IOException.class)
        .hasNoCause();
    assertThat(response.text()).isEqualTo("a,b\n");
    assertThat(lastLine()).contains("ERROR", "broken-off", "in the middle");
  }

  @Test
  void logsARequestWithTraceModelOutcomeAndLatencyOnOneLine() throws IOException {
    ask(
        predict()
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .header("X-Request-Id", "id-1"),
        exchange -> {
          exchange.tag("organization", "acme");
          exchange.tag("model", "lead-conversion");
          exchange.tag("model_version", "20260101000000");
          answerOk(exchange);
        });
    JsonObject line = log.objects().get(log.objects().size() - 1);
    assertThat(lastLine())
        .contains(
            "\"logging.googleapis.com/trace\":"
                + "\"projects/orchard-test/traces/0af7651916cd43dd8448eb211c80319c\"",
            "\"request_id\":\"id-1\"",
            "\"timestamp\":\"2026-02-28T23:59:59.007Z\"",
            "\"organization\":\"acme\"",
            "\"model_version\":\"20260101000000\"",
            "\"outcome\":\"ok\"",
            "\"latency_ms\":",
            "\"requestMethod\":\"POST\"");
    assertThat(line.find("httpRequest")).isPresent();
  }

  @Test
  void logsHowManyPredictionsAnAnswerHolds() throws IOException {
    ask(predict(), WebApplicationTest::answerOk);
    assertThat(lastLine()).contains("\"predictions\":1,\"failed_predictions\":0");
    ask(
        predict(),
        exchange -> {
          exchange.recordPredictions(3, 1);
          answerOk(exchange);
        });
    assertThat(lastLine()).contains("\"predictions\":3,\"failed_predictions\":1");
    fail(new MalformedInputException("no"));
    assertThat(lastLine()).contains("\"predictions\":0,\"failed_predictions\":1");
    ask(FakeRequest.get("/predict"), WebApplicationTest::answerOk);
    assertThat(lastLine()).doesNotContain("predictions\":");
  }

  @Test
  void neverLogsTheQueryTheTokenOrTheBody() throws IOException {
    Route route = Route.of(HttpMethod.POST, "/predict", Role.PREDICT, WebApplicationTest::answerOk);
    ask(FakeRequest.post("/predict?key=hidden1", "{\"a\":\"hidden2\"}").token("hidden3"), route);
    assertThat(String.join("\n", log.lines())).doesNotContain("hidden");
  }

  @Test
  void countsPredictionsByModelAndOutcome() throws IOException {
    ask(
        predict(),
        exchange -> {
          exchange.tag("model", "m");
          exchange.recordPredictions(3, 1);
          answerOk(exchange);
        });
    fail(new MalformedInputException("no"));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    settings.metrics().write(text);
    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains(
            "ml_predictions_total{model=\"m\",model_version=\"unknown\",organization=\"unknown\","
                + "outcome=\"ok\"} 3.0",
            "outcome=\"invalid-input\"} 1.0",
            "outcome=\"malformed-input\"} 1.0",
            "ml_prediction_latency_seconds_count{model=\"m\",organization=\"unknown\"} 1",
            "http_requests_total{method=\"POST\",route=\"/predict\",status=\"400\"} 1.0");
  }

  @Test
  void keepsTheConnectionWhenTheBodyWasReadBeforeTheProblem() throws IOException {
    FakeResponse response =
        ask(
            predict(),
            exchange -> {
              exchange.body();
              throw new ConflictException("too late");
            });
    assertThat(response.status()).isEqualTo(409);
    assertThat(response.header("Connection")).isEmpty();
  }

  @Test
  void refusesTwoHandlersForOneRoute() {
    WebApplication.Builder builder =
        WebApplication.builder(settings)
            .route(HttpMethod.GET, "/a", Role.READ, WebApplicationTest::answerOk)
            .route(HttpMethod.GET, "/a", Role.READ, WebApplicationTest::answerOk);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }
}
