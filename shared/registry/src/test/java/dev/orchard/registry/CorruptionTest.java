package dev.orchard.registry;

import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelReference;
import dev.orchard.model.Selector;
import dev.orchard.model.VersionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored of a version is damaged in every way we could think of; none is ever served. */
final class CorruptionTest {
  private static final long SEED = 20_260_115;

  @TempDir Path folder;
  private ModelRegistry registry;
  private VersionId version;
  private Path files;

  @BeforeEach
  void publish() {
    registry = new ModelRegistry(new FileObjectStore(folder), new MutableClock());
    version = registry.publish(ORGANIZATION, MODEL, Samples.predicting(7));
    files = folder.resolve("default/diamond-price/versions/" + version);
  }

  @Test
  void refusesAForestWithAnyOneBitTurned() throws IOException {
    byte[] good = Files.readAllBytes(files.resolve("forest.bin"));
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(files.resolve("forest.bin"), bad);
      assertDamaged();
    }
  }

  @Test
  void refusesAForestThatIsTooShortOrTooLong() throws IOException {
    byte[] good = Files.readAllBytes(files.resolve("forest.bin"));
    for (int length : new int[] {0, 1, good.length - 1, good.length + 1}) {
      Files.write(files.resolve("forest.bin"), Arrays.copyOf(good, length));
      assertDamaged();
    }
  }

  @Test
  void refusesAVersionWhoseForestIsMissing() throws IOException {
    Files.delete(files.resolve("forest.bin"));

    assertDamaged();
  }

  @Test
  void refusesAManifestCutOffAnywhere() throws IOException {
    byte[] good = Files.readAllBytes(files.resolve("manifest.json"));
    for (int length = 0; length < good.length - 1; length += 7) {
      Files.write(files.resolve("manifest.json"), Arrays.copyOf(good, length));
      assertDamaged();
    }
  }

  @Test
  void refusesAManifestThatIsNotJson() throws IOException {
    Files.write(files.resolve("manifest.json"), new byte[] {(byte) 0xff, 0, 1});

    assertDamaged();
  }

  @Test
  void refusesTheManifestOfAnotherVersion() throws IOException {
    VersionId other = registry.publish(ORGANIZATION, MODEL, Samples.predicting(8));
    Files.copy(
        folder.resolve("default/diamond-price/versions/" + other + "/manifest.json"),
        files.resolve("manifest.json"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertDamaged();
  }

  @Test
  void refusesTheForestOfAnotherVersionOfTheSameLength() throws IOException {
    putForestOfAnother();

    assertDamaged();
  }

  @Test
  void refusesTheForestOfAnotherVersionWhereTheManifestNamesItsShaAlone() throws IOException {
    changeManifest("\"crc32\"", "\"unknown\"");
    assertThat(registry.loadToServe(ORGANIZATION, MODEL, version).version()).isEqualTo(version);
    putForestOfAnother();

    assertDamaged();
  }

  @Test
  void refusesToServeAForestOfAnotherCrc() throws IOException {
    changeManifest("(\"crc32\"\\s*:\\s*)\"[0-9a-f]{8}\"", "$1\"00000000\"");

    assertThatExceptionOfType(CorruptVersionException.class)
        .isThrownBy(() -> registry.loadToServe(ORGANIZATION, MODEL, version));
  }

  @Test
  void refusesToPromoteAForestOfAnotherSha() throws IOException {
    changeManifest("[0-9a-f]{64}", "0".repeat(64));

    assertThatExceptionOfType(CorruptVersionException.class)
        .isThrownBy(
            () -> registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, "ann", "because"));
  }

  @Test
  void refusesToLoadAForestOfAnotherShaForAllButServing() throws IOException {
    changeManifest("[0-9a-f]{64}", "0".repeat(64));

    assertThatExceptionOfType(CorruptVersionException.class).isThrownBy(this::load);
    assertThat(registry.loadToServe(ORGANIZATION, MODEL, version).version()).isEqualTo(version);
  }

  @Test
  void refusesToPromoteADamagedVersion() throws IOException {
    Files.write(files.resolve("forest.bin"), new byte[10]);

    assertThatExceptionOfType(CorruptVersionException.class)
        .isThrownBy(
            () -> registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, "ann", "because"));
    assertThat(registry.model(ORGANIZATION, MODEL).aliases()).isEmpty();
  }

  private void putForestOfAnother() throws IOException {
    VersionId other = registry.publish(ORGANIZATION, MODEL, Samples.predicting(8));
    byte[] forest =
        Files.readAllBytes(
            folder.resolve("default/diamond-price/versions/" + other + "/forest.bin"));
    assertThat(forest).hasSameSizeAs(Files.readAllBytes(files.resolve("forest.bin")));
    Files.write(files.resolve("forest.bin"), forest);
  }

  private LoadedVersion load() {
    return registry.load(new ModelReference(ORGANIZATION, MODEL, new Selector.ByVersion(version)));
  }

  private void changeManifest(String pattern, String replacement) throws IOException {
    Path manifest = files.resolve("manifest.json");
    String before = Files.readString(manifest);
    Files.writeString(manifest, before.replaceAll(pattern, replacement));
    assertThat(manifest).content().isNotEqualTo(before);
  }

  private void assertDamaged() {
    assertThatExceptionOfType(CorruptVersionException.class)
        .describedAs("seed %d", SEED)
        .isThrownBy(() -> registry.loadToServe(ORGANIZATION, MODEL, version))
        .withMessageStartingWith("Version " + version + " of model \"diamond-price\" is damaged")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(folder.toString()));
    assertThatExceptionOfType(CorruptVersionException.class).isThrownBy(this::load);
  }
}
