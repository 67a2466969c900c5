package dev.orchard.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagerTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 4, 3, 2, 10);
  private static final Map<String, byte[]> ENTRIES =
      Map.of(
          "META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0\r\n\r\n"),
          "META-INF/", new byte[0],
          "META-INF/LICENSE", utf8("MIT"),
          "b/Second.class", utf8("class".repeat(100)),
          "a/First.class", utf8("class"),
          "a/ü.properties", utf8("ü"));

  @TempDir Path folder;

  @Test
  void givesTheSameBytesWhateverTheOrderAndTheTimesOfTheJar() throws IOException {
    List<String> names = new ArrayList<>(ENTRIES.keySet());
    byte[] expected = packaged("first", names, MORNING);
    for (int seed = 1; seed <= 20; seed++) {
      Collections.shuffle(names, new Random(seed));
      LocalDateTime time = MORNING.plusDays(new Random(seed).nextInt(1000));

      assertThat(packaged("again" + seed, names, time)).as("seed " + seed).isEqualTo(expected);
    }
  }

  private byte[] packaged(String where, List<String> names, LocalDateTime time) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    names.forEach(name -> entries.put(name, ENTRIES.get(name)));
    Path functions = folder.resolve(where + "/functions");
    UberJars.write(functions, "predict", entries, time);
    return Files.readAllBytes(
        new Packager(functions, folder.resolve(where + "/out")).write("predict").file());
  }

  @Test
  void holdsExactlyOneJarOfStoredEntriesTheManifestFirst() throws IOException {
    UberJars.write(folder, "predict", ENTRIES, MORNING);
    FunctionPackage written = new Packager(folder, folder).write("predict");

    try (ZipFile zip = new ZipFile(written.file().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("predict.jar");
      byte[] jar = zip.getInputStream(zip.getEntry("predict.jar")).readAllBytes();
      List<String> names = new ArrayList<>();
      try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
        for (ZipEntry entry = entries.getNextEntry();
            entry != null;
            entry = entries.getNextEntry()) {
          names.add(entry.getName());
          assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
          assertThat(entries.readAllBytes()).isEqualTo(ENTRIES.get(entry.getName()));
        }
      }
      assertThat(names)
          .containsExactly(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "a/First.class",
              "a/ü.properties",
              "b/Second.class");
    }
  }

  @Test
  void tellsSizeAndChecksumOfTheFile() throws Exception {
    UberJars.write(folder, "train", ENTRIES, MORNING);
    FunctionPackage written = new Packager(folder, folder.resolve("new/folder")).write("train");

    byte[] bytes = Files.readAllBytes(written.file());
    assertThat(written.bytes()).isEqualTo(bytes.length);
    assertThat(written.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(written.file()).isEqualTo(folder.resolve("new/folder/train.zip"));
  }

  @Test
  void allowsThirtyMegabytesAndAHundredForThoseThatTrainOrRelease() throws IOException {
    for (String function : List.of("predict", "session", "train", "release")) {
      UberJars.write(folder, function, ENTRIES, MORNING);
    }
    Packager packager = new Packager(folder, folder.resolve("out"));

    assertThat(packager.functions()).containsExactly("predict", "release", "session", "train");
    assertThat(packager.write("predict").mostBytes()).isEqualTo(30_000_000);
    assertThat(packager.write("session").mostBytes()).isEqualTo(30_000_000);
    assertThat(packager.write("release").mostBytes()).isEqualTo(100_000_000);
    assertThat(packager.write("train").mostBytes()).isEqualTo(100_000_000);
  }

  @Test
  void leavesTheOlderArchiveWhereTheJarIsMissingOrBroken() throws IOException {
    UberJars.write(folder, "predict", ENTRIES, MORNING);
    Packager packager = new Packager(folder, folder.resolve("out"));
    byte[] before = Files.readAllBytes(packager.write("predict").file());
    Path jar = folder.resolve("predict/target/predict-uber.jar");

    Files.write(jar, new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThatThrownBy(() -> packager.write("predict")).isInstanceOf(IOException.class);
    Files.delete(jar);
    assertThatThrownBy(() -> packager.write("predict")).isInstanceOf(NoSuchFileException.class);

    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/predict.zip");
    assertThat(Files.readAllBytes(folder.resolve("out/predict.zip"))).isEqualTo(before);
    assertThat(folder.resolve("out").toFile().list()).containsExactly("predict.zip");
  }

  @Test
  void refusesNamesThatWouldEscapeTheFolderThatItIsUnpackedIn() {
    for (String name : List.of("", "/etc/passwd", "a/../../b", "..", "a\\b")) {
      assertThatThrownBy(() -> new SortedArchive().add(name, new byte[0]))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
