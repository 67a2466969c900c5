package dev.orchard.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.OrchardException;
import dev.orchard.model.TooLargeException;
import dev.orchard.model.UnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MlflowHttpTest {
  private static final Call READ = Call.get(ApiPath.of("experiments/get-by-name", "name", "x"));
  private static final Call CREATE = Call.create(ApiPath.of("runs/create"), new byte[] {'{', '}'});

  private final FakeServer fake = new FakeServer();
  private final List<Duration> pauses = new ArrayList<>();
  private final MlflowHttp http = new MlflowHttp(fake.server(), pauses::add);

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void triesAgainWithLongerPausesWhileTheServerFails() {
    fake.reply(
        FakeServer.json(500, "oops"),
        FakeServer.json(502, ""),
        FakeServer.json(429, "{}"),
        FakeServer.json(200, "{\"a\": 1}"));

    assertThat(http.json(READ).has("a")).isTrue();
    assertThat(pauses).isSorted().hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void givesUpAfterFourAttempts() {
    fake.reply(FakeServer.json(503, "{}"));

    assertThatThrownBy(() -> http.json(READ))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("experiments/get-by-name with 503");
    assertThat(fake.asked()).hasSize(4);
  }

  @Test
  void doesNotCreateTwiceWhatMayBeThereAlready() {
    fake.reply(FakeServer.json(500, "{}"));

    assertThatThrownBy(() -> http.json(CREATE)).isInstanceOf(UnavailableException.class);
    assertThat(fake.asked()).hasSize(1);
  }

  @Test
  void createsAgainWhereTheServerDidNotLook() {
    fake.reply(FakeServer.json(503, "{}"), FakeServer.json(200, "{}"));

    assertThat(http.json(CREATE).size()).isZero();
  }

  @Test
  void saysThatNobodyListens() {
    MlflowServer nobody = fake.server();
    fake.close();

    assertThatThrownBy(() -> new MlflowHttp(nobody, pauses::add).json(READ))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("cannot be reached");
    assertThat(pauses).isEmpty();
  }

  @Test
  void doesNotWaitForeverForAnAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    fake.reply(exchange -> await(never));
    MlflowServer hasty = MlflowServer.open(fake.address(), Duration.ofMillis(100));

    assertThatThrownBy(() -> new MlflowHttp(hasty, pauses::add).json(CREATE))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("does not answer");
    never.countDown();
  }

  @Test
  void doesNotWaitForeverForTheRestOfAnAnswer() {
    CountDownLatch never = new CountDownLatch(1);
    fake.reply(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(never);
        });
    MlflowServer hasty = MlflowServer.open(fake.address(), Duration.ofMillis(200));

    assertThatThrownBy(() -> new MlflowHttp(hasty, pauses::add).json(CREATE))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("does not answer");
    never.countDown();
  }

  @Test
  void refusesAnAnswerThatIsNoJson() {
    fake.reply(FakeServer.json(200, "<html>a sign-in page</html>"));

    assertThatThrownBy(() -> http.json(READ))
        .isInstanceOfSatisfying(
            MlflowException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @Test
  void hangsUpOnAnAnswerBeyondItsLimit() {
    fake.reply(FakeServer.json(200, "x".repeat(1_001)));

    assertThatThrownBy(() -> http.bytes(Call.download("/file", 1_000)))
        .isInstanceOf(TooLargeException.class);
  }

  @Test
  void followsNoRedirectWithTheToken() {
    fake.reply(
        exchange -> {
          exchange.getResponseHeaders().add("Location", fake.address() + "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        });

    assertThatThrownBy(() -> http.json(READ)).isInstanceOf(MlflowException.class);
    assertThat(fake.asked()).hasSize(1);
  }

  @Test
  void keepsTheServersOwnWordsOutOfTheMessage() {
    fake.reply(
        FakeServer.json(
            400, "{\"error_code\": \"INVALID\", \"message\": \"[SQL: select password]\"}"));

    assertThatThrownBy(() -> http.json(READ))
        .isInstanceOfSatisfying(
            MlflowException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.REFUSED);
              assertThat(e).hasMessageContaining("400 INVALID");
              assertThat(e.getMessage()).doesNotContain("SQL");
            });
  }

  @Test
  void signsInAndNeverShowsHow() {
    fake.reply(FakeServer.json(403, "{}"));
    MlflowServer byToken = fake.server().withToken("s3cret");
    MlflowServer byPassword = fake.server().withPassword("ann", "s3cret");

    for (MlflowServer server : List.of(byToken, byPassword)) {
      assertThatThrownBy(() -> new MlflowHttp(server, pauses::add).json(READ))
          .isInstanceOfSatisfying(
              MlflowException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.DENIED);
                assertThat(e.getMessage() + e.getCause() + server).doesNotContain("s3cret");
              });
    }
    assertThat(fake.authorizations()).containsExactly("Bearer s3cret", "Basic YW5uOnMzY3JldA==");
  }

  @Test
  void refusesAnAddressThatHoldsAPassword() {
    URI withPassword = URI.create("http://ann:secret@mlflow.example");

    assertThatThrownBy(() -> MlflowServer.open(withPassword, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void isInterruptedWhileItWaits() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    fake.reply(
        exchange -> {
          asked.countDown();
          await(never);
        });
    List<OrchardException> failures = new ArrayList<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                http.json(READ);
              } catch (OrchardException e) {
                failures.add(e);
              }
            });
    waiting.start();
    asked.await();

    waiting.interrupt();
    waiting.join();

    assertThat(failures).hasSize(1).first().isInstanceOf(UnavailableException.class);
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
