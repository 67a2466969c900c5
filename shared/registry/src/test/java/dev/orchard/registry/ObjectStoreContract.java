package dev.orchard.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orchard.model.TooLargeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store owes, whatever it keeps its objects in. */
abstract class ObjectStoreContract {
  private ObjectStore store;

  /** An empty store. */
  abstract ObjectStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @Test
  void givesBackTheBytesAndTheGenerationTheyWereWrittenAt() {
    long generation = store.put("a/b.json", bytes("one"), Precondition.none());

    StoredObject stored = store.get("a/b.json").orElseThrow();

    assertThat(stored.bytes()).isEqualTo(bytes("one"));
    assertThat(stored.generation()).isEqualTo(generation).isPositive();
  }

  @Test
  void givesNothingForAKeyThatWasNeverWritten() {
    assertThat(store.get("a/b.json")).isEmpty();
    assertThat(store.get("a")).isEmpty();
  }

  @Test
  void keepsAnObjectOfNoBytes() {
    store.put("empty", new byte[0], Precondition.mustNotExist());

    assertThat(store.get("empty").orElseThrow().bytes()).isEmpty();
  }

  @Test
  void keepsEveryByteOfALargeObject() {
    byte[] large = new byte[3_000_000];
    new Random(7).nextBytes(large);
    store.put("large.bin", large, Precondition.none());

    assertThat(Arrays.equals(store.get("large.bin").orElseThrow().bytes(), large)).isTrue();
  }

  @Test
  void copiesEveryByteOfALargeObjectIntoAFile(@TempDir Path folder) throws IOException {
    byte[] large = new byte[3_000_000];
    new Random(8).nextBytes(large);
    store.put("large.bin", large, Precondition.none());
    Path file = folder.resolve("copy");

    assertThat(store.copyTo("large.bin", file, large.length)).hasValue(large.length);
    assertThat(Arrays.equals(Files.readAllBytes(file), large)).isTrue();
  }

  @Test
  void copiesNoMoreThanTheLimit(@TempDir Path folder) {
    store.put("key", bytes("four"), Precondition.none());

    assertThatExceptionOfType(TooLargeException.class)
        .isThrownBy(() -> store.copyTo("key", folder.resolve("copy"), 3));
  }

  @Test
  void leavesNoCopyOfAnObjectThatIsNotThere(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("copy");

    assertThat(store.copyTo("key", file, 9)).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void growsTheGenerationWithEachWrite() {
    long first = store.put("key", bytes("one"), Precondition.none());
    long second = store.put("key", bytes("two"), Precondition.none());

    assertThat(second).isGreaterThan(first);
  }

  @Test
  void refusesAStaleGenerationAndKeepsWhatIsThere() {
    long first = store.put("key", bytes("one"), Precondition.mustNotExist());
    store.put("key", bytes("two"), Precondition.generationMatches(first));

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> store.put("key", bytes("three"), Precondition.generationMatches(first)));
    assertThat(store.get("key").orElseThrow().bytes()).isEqualTo(bytes("two"));
  }

  @Test
  void refusesToCreateWhatExists() {
    store.put("key", bytes("one"), Precondition.mustNotExist());

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> store.put("key", bytes("two"), Precondition.mustNotExist()));
  }

  @Test
  void refusesToReplaceWhatWasDeleted() {
    long first = store.put("key", bytes("one"), Precondition.none());
    store.delete("key", Precondition.none());

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> store.put("key", bytes("two"), Precondition.generationMatches(first)));
  }

  @Test
  void neverGivesAGenerationTwiceAlsoAcrossADelete() {
    long first = store.put("key", bytes("one"), Precondition.none());
    store.delete("key", Precondition.none());

    assertThat(store.put("key", bytes("one"), Precondition.mustNotExist())).isGreaterThan(first);
  }

  @Test
  void deletesAtTheExpectedGenerationOnly() {
    long first = store.put("key", bytes("one"), Precondition.none());
    long second = store.put("key", bytes("two"), Precondition.none());

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> store.delete("key", Precondition.generationMatches(first)));
    assertThat(store.delete("key", Precondition.generationMatches(second))).isTrue();
    assertThat(store.get("key")).isEmpty();
  }

  @Test
  void saysThatThereWasNothingToDelete() {
    assertThat(store.delete("key", Precondition.none())).isFalse();
  }

  @Test
  void listsTheKeysOfAPrefixInOrderPageByPage() {
    for (String key : List.of("a/x", "a-b/x", "a/b/c", "b", "a/a.json", "a0")) {
      store.put(key, bytes(key), Precondition.none());
    }

    assertThat(allKeys("", 2)).containsExactly("a-b/x", "a/a.json", "a/b/c", "a/x", "a0", "b");
    assertThat(allKeys("a/", 1)).containsExactly("a/a.json", "a/b/c", "a/x");
    assertThat(allKeys("a", 1_000)).containsExactly("a-b/x", "a/a.json", "a/b/c", "a/x", "a0");
    assertThat(allKeys("nothing/", 10)).isEmpty();
  }

  @Test
  void listsTheFoldersDirectlyBelowAFolderPageByPage() {
    for (String key : List.of("m/z/1", "m/a/1", "m/a/2", "m/a-b/1", "m/file", "n/x/1")) {
      store.put(key, bytes(key), Precondition.none());
    }

    assertThat(allFolders("m/", 1)).containsExactly("a-b", "a", "z");
    assertThat(allFolders("", 10)).containsExactly("m", "n");
    assertThat(allFolders("m/a/", 10)).isEmpty();
  }

  @Test
  void forgetsTheFolderWhoseLastObjectIsDeleted() {
    store.put("m/a/b/1", bytes("one"), Precondition.none());
    store.delete("m/a/b/1", Precondition.none());

    assertThat(allFolders("m/", 10)).isEmpty();
    assertThat(allFolders("", 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a/.lock",
        ".writing/x",
        "a\\b",
        "a\u0000b",
        "%2e%2e/a",
        "a b",
        "ä",
        "a:b",
        "~",
        "C:/x"
      })
  void refusesWhatIsNotAKey(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> store.get(key));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.put(key, bytes("x"), Precondition.none()));
    assertThatIllegalArgumentException().isThrownBy(() -> store.delete(key, Precondition.none()));
  }

  @Test
  void refusesAKeyThatIsTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> store.get("a".repeat(513)));
  }

  @Test
  void letsOneOfManyWritersAtTheSameGenerationWin() throws Exception {
    long generation = store.put("key", bytes("start"), Precondition.none());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        byte[] own = bytes("writer " + i);
        writers.add(() -> wins(own, generation));
      }
      int winners = 0;
      for (Future<Boolean> outcome : threads.invokeAll(writers)) {
        winners += outcome.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean wins(byte[] own, long generation) {
    try {
      store.put("key", own, Precondition.generationMatches(generation));
      return true;
    } catch (PreconditionFailedException e) {
      return false;
    }
  }

  private List<String> allKeys(String prefix, int limit) {
    List<String> keys = new ArrayList<>();
    String token = "";
    do {
      Page page = store.list(prefix, token, limit);
      assertThat(page.names()).hasSizeLessThanOrEqualTo(limit);
      keys.addAll(page.names());
      token = page.nextPageToken();
    } while (!token.isEmpty());
    return keys;
  }

  private List<String> allFolders(String folder, int limit) {
    List<String> folders = new ArrayList<>();
    String token = "";
    do {
      Page page = store.listFolders(folder, token, limit);
      folders.addAll(page.names());
      token = page.nextPageToken();
    } while (!token.isEmpty());
    return folders;
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
