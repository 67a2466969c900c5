package dev.orchard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orchard.model.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileObjectStoreTest extends ObjectStoreContract {
  @TempDir Path folder;

  @Override
  ObjectStore open() {
    return new FileObjectStore(folder.resolve("store"));
  }

  @Test
  void keepsObjectsAsPlainFilesUnderTheirKeys() throws IOException {
    open().put("default/m/model.json", bytes("{}"), Precondition.none());

    assertThat(folder.resolve("store/default/m/model.json")).hasContent("{}");
  }

  @Test
  void givesTheSameGenerationWhenTheFolderIsOpenedAgain() {
    long generation = open().put("key", bytes("one"), Precondition.none());

    assertThat(open().get("key").orElseThrow().generation()).isEqualTo(generation);
  }

  @Test
  void growsGenerationsAlsoWhenTheClockGoesBack() {
    Path store = folder.resolve("store");
    Clock late = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    Clock early = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
    FileObjectStore first = new FileObjectStore(store, late);
    long before = first.put("key", bytes("one"), Precondition.none());
    first.delete("key", Precondition.none());

    long after = new FileObjectStore(store, early).put("key", bytes("two"), Precondition.none());

    assertThat(after).isGreaterThan(before);
  }

  @Test
  void takesAnEditByHandForANewGeneration() throws IOException {
    ObjectStore store = open();
    long generation = store.put("key", bytes("one"), Precondition.none());
    Files.writeString(folder.resolve("store/key"), "edited");

    StoredObject stored = store.get("key").orElseThrow();

    assertThat(stored.bytes()).isEqualTo(bytes("edited"));
    assertThat(stored.generation()).isNotEqualTo(generation);
  }

  @Test
  void neverShowsWhatAWriterThatDiedLeftBehind() throws IOException {
    ObjectStore store = open();
    Files.writeString(folder.resolve("store/.writing/leftover"), "half");

    assertThat(store.list("", "", 10).names()).isEmpty();
    assertThat(store.listFolders("", "", 10).names()).isEmpty();
  }

  @Test
  void removesOldLeftoversWhenItIsOpenedAndSparesWhatIsBeingWritten() throws IOException {
    open();
    Path old = Files.writeString(folder.resolve("store/.writing/old"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
    Path young = Files.writeString(folder.resolve("store/.writing/young"), "half");

    open();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void leavesNoTemporaryFileBehind() throws IOException {
    ObjectStore store = open();
    store.put("key", bytes("one"), Precondition.none());

    assertThat(folder.resolve("store/.writing")).isEmptyDirectory();
  }

  @Test
  void doesNotFollowALinkOutOfTheFolder() throws IOException {
    ObjectStore store = open();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("store/link"), outside);
    Files.createSymbolicLink(folder.resolve("store/file"), outside.resolve("secret"));

    assertThatIllegalArgumentException().isThrownBy(() -> store.get("link/secret"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.put("link/new", bytes("x"), Precondition.none()));
    assertThat(store.get("file")).isEmpty();
    assertThat(store.list("", "", 10).names()).isEmpty();
  }

  @Test
  void failsOnceItsFolderIsGone() throws IOException {
    Path mount = folder.resolve("mount");
    ObjectStore store = new FileObjectStore(mount);
    Files.move(mount, folder.resolve("unmounted"));

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> store.get("a/b"));
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> store.list("", "", 1));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store.listFolders("", "", 1));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store.put("a/b", new byte[1], Precondition.none()));
    assertThat(mount).doesNotExist();
  }
}
