package dev.orchard.local.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sources give the same bytes in another folder, time zone and language. */
@Tag("slow")
class ReproducibleBuildIT {
  private static final Path ROOT = Path.of(System.getProperty("orchard.root"));
  private static final Set<String> SOURCES =
      Set.of("pom.xml", ".mvn", "shared", "functions", "local", "benchmarks");
  private static final Set<String> PARTS_OF_PREDICT =
      Set.of(
          "shared/forest",
          "shared/model",
          "shared/registry",
          "shared/web",
          "shared/serving",
          "functions/predict");
  private static final Set<String> LEFT_OUT = Set.of("target", "node_modules");

  @TempDir Path folder;

  @BeforeEach
  void needsWhatIsDeployed() {
    if (Boolean.getBoolean("orchard.uber.skip")) {
      System.err.println("SKIPPED: no second build to compare, as no uber JAR was built");
      abort("built without uber JARs");
    }
  }

  @Test
  void buildsPredictElsewhereToTheSameBytes() throws Exception {
    Path elsewhere = folder.resolve("another folder");
    assertThat(copySources(elsewhere))
        .as("sources that have changed since predict's JAR was built: build it again")
        .isEmpty();
    build(elsewhere);

    assertThat(contents(elsewhere)).isEqualTo(contents(ROOT));
    assertThat(packageOf(elsewhere, "there")).hasSameBinaryContentAs(packageOf(ROOT, "here"));
  }

  /** The checksum of every entry, which shows where a difference lies. */
  private static SortedMap<String, String> contents(Path root) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(uberJar(root, "predict").toFile())) {
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(entry -> contents.put(entry.getName(), Long.toHexString(entry.getCrc())));
    }
    return contents;
  }

  private static Path uberJar(Path root, String function) {
    return root.resolve("functions/" + function + "/target/" + function + "-uber.jar");
  }

  private Path packageOf(Path root, String name) throws IOException {
    return new Packager(root.resolve("functions"), folder.resolve(name)).write("predict").file();
  }

  /** Only predict and what it is made of: it stands for the others, at a third of the time. */
  private void build(Path elsewhere) throws Exception {
    Path log = folder.resolve("build.log");
    boolean windows = File.separatorChar == '\\';
    ProcessBuilder builder =
        new ProcessBuilder(
                windows ? "mvn.cmd" : "mvn",
                "-o",
                "-q",
                "-B",
                "-DskipTests",
                "-Dspotless.check.skip=true",
                "-pl",
                "functions/predict",
                "-am",
                "package")
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put(
            "MAVEN_OPTS",
            "-Duser.timezone=Pacific/Auckland -Duser.language=tr -Duser.country=TR"
                + " -Dmaven.repo.local="
                + System.getProperty("maven.repo.local", defaultRepository()));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private static String defaultRepository() {
    return Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
  }

  /**
   * Copies what Maven builds from, and tells what of it predict's JAR cannot know: while the tests
   * of all modules run, somebody may well edit, and a difference that follows from that explains
   * nothing.
   */
  private static List<Path> copySources(Path target) throws IOException {
    FileTime built = Files.getLastModifiedTime(uberJar(ROOT, "predict"));
    List<Path> changed = new ArrayList<>();
    for (String source : SOURCES) {
      Files.walkFileTree(
          ROOT.resolve(source),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
                throws IOException {
              if (LEFT_OUT.contains(visited.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              Files.createDirectories(target.resolve(ROOT.relativize(visited)));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Path relative = ROOT.relativize(file);
              Files.createDirectories(target);
              Files.copy(file, target.resolve(relative));
              if (isPartOfPredict(relative) && attributes.lastModifiedTime().compareTo(built) > 0) {
                changed.add(relative);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return changed;
  }

  private static boolean isPartOfPredict(Path relative) {
    return relative.equals(Path.of("pom.xml"))
        || PARTS_OF_PREDICT.stream()
            .map(Path::of)
            .anyMatch(
                part ->
                    relative.startsWith(part.resolve("src/main"))
                        || relative.equals(part.resolve("pom.xml")));
  }

  @Test
  void namesNoFolderOfTheBuild() throws IOException {
    String root = ROOT.toAbsolutePath().toString();
    String home = System.getProperty("user.home") + "/.m2";
    for (String function : List.of("predict", "train")) {
      try (ZipFile zip = new ZipFile(uberJar(ROOT, function).toFile())) {
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
          String content =
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
          assertThat(content.contains(root) || content.contains(home))
              .as(entry.getName())
              .isFalse();
        }
      }
    }
  }
}
