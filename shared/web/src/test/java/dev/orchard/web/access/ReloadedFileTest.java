package dev.orchard.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedFileTest {
  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final List<Exception> complaints = new ArrayList<>();
  private Path file;

  @BeforeEach
  void writeTheFirstList() throws IOException {
    file = folder.resolve("tokens");
    Files.writeString(file, line("one"));
  }

  private static String line(String token) {
    return token + " " + TokenHash.of(token) + " predict *\n";
  }

  private ReloadedFile<Tokens> open() throws IOException {
    return open(Runnable::run);
  }

  private ReloadedFile<Tokens> open(Executor executor) throws IOException {
    return new ReloadedFile<>(
        file, Tokens::parse, Duration.ofSeconds(30), nanos::get, executor, complaints::add);
  }

  private void letTimePass() {
    nanos.addAndGet(Duration.ofSeconds(31).toNanos());
  }

  private static boolean knows(ReloadedFile<Tokens> tokens, String token) {
    return tokens.get().caller(token).isPresent();
  }

  @Test
  void letsANewTokenInAndAWithdrawnOneOutWhileRunning() throws IOException {
    ReloadedFile<Tokens> tokens = open();
    Files.writeString(file, line("two"));
    assertThat(knows(tokens, "one")).isTrue();
    letTimePass();
    tokens.get();
    assertThat(knows(tokens, "two")).isTrue();
    assertThat(knows(tokens, "one")).isFalse();
  }

  @Test
  void letsNobodyInWhoWasWithdrawnWhileNobodyAsked() throws IOException {
    Deque<Runnable> later = new ArrayDeque<>();
    ReloadedFile<Tokens> tokens = open(later::add);
    Files.writeString(file, line("two"));
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(knows(tokens, "one")).isFalse();
    assertThat(later).isEmpty();
  }

  @Test
  void keepsNobodyWaitingWhileRequestsCome() throws IOException {
    Deque<Runnable> later = new ArrayDeque<>();
    ReloadedFile<Tokens> tokens = open(later::add);
    Files.writeString(file, line("two"));
    letTimePass();
    assertThat(knows(tokens, "one")).isTrue();
    later.remove().run();
    assertThat(knows(tokens, "one")).isFalse();
  }

  @Test
  void keepsTheLastGoodListAndComplains() throws IOException {
    ReloadedFile<Tokens> tokens = open();
    Files.writeString(file, "nonsense");
    letTimePass();
    assertThat(knows(tokens, "one")).isTrue();
    Files.delete(file);
    letTimePass();
    assertThat(knows(tokens, "one")).isTrue();
    assertThat(complaints).hasSize(2);
  }

  @Test
  void refusesToStartWithoutAGoodList() throws IOException {
    Files.writeString(file, "nonsense");
    assertThatThrownBy(this::open).isInstanceOf(InvalidLinesException.class);
    Files.delete(file);
    assertThatThrownBy(this::open).isInstanceOf(IOException.class);
  }
}
