package dev.orchard.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a person sees of a long training, and what a log keeps of it. */
final class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong ticker = new AtomicLong();

  private Progress progress(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Progress(new Console(stream, stream, terminal), "price", ticker::get);
  }

  private void pass(Duration time) {
    ticker.addAndGet(time.toNanos());
  }

  private String seen() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void leavesNoTraceOnATerminalOfWhatEndsWithinASecond() {
    try (Progress progress = progress(true)) {
      progress.show("growing trees", 0, 200);
      pass(Duration.ofMillis(900));
      progress.show("growing trees", 200, 200);
    }

    assertThat(seen()).isEmpty();
  }

  @Test
  void drawsABarOfWhatTakesLonger() {
    try (Progress progress = progress(true)) {
      progress.show("growing trees", 0, 200);
      pass(Duration.ofSeconds(2));
      progress.show("growing trees", 150, 200);
    }

    assertThat(seen()).contains("price: growing trees", "75%", "150/200").endsWith("\n");
  }

  @Test
  void showsThatAStageGoesOnWhichTellsNothingOfItsProgress() {
    try (Progress progress = progress(true)) {
      progress.show("calibrating", 0, 1);
      pass(Duration.ofSeconds(13));
    }

    assertThat(seen()).contains("price: calibrating");
  }

  @Test
  void writesALineAStageAndOneEveryFewSecondsToALog() {
    try (Progress progress = progress(false)) {
      progress.show("growing trees", 0, 200);
      pass(Duration.ofSeconds(3));
      progress.show("growing trees", 20, 200);
      pass(Duration.ofSeconds(3));
      progress.show("growing trees", 40, 200);
      progress.show("measuring", 0, 1);
    }

    assertThat(seen().lines())
        .containsExactly(
            "price: growing trees", "price: growing trees 40 of 200", "price: measuring");
  }
}
