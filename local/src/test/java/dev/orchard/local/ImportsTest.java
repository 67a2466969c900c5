package dev.orchard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Imports point down only, as the design's table has it: {@code predict} starts fast because it
 * cannot see training. The build files refuse most of this, but not a dependency that somebody
 * adds.
 */
final class ImportsTest {
  private static final Path ROOT = root();

  /** What every function that serves may import. */
  private static final Set<String> SERVING =
      Set.of("forest", "model", "registry", "web", "serving");

  /** Each module by its folder, with what it may import. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("shared/forest", Set.of()),
          Map.entry("shared/model", Set.of("forest")),
          Map.entry("shared/registry", Set.of("forest", "model")),
          Map.entry("shared/web", Set.of("model")),
          Map.entry("shared/serving", Set.of("forest", "model", "registry", "web")),
          Map.entry("shared/audit", Set.of("model", "web")),
          Map.entry("shared/formats", Set.of("forest", "model")),
          Map.entry("shared/mlflow", Set.of("model")),
          Map.entry("shared/training", Set.of("forest", "model", "registry", "formats")),
          Map.entry("functions/predict", SERVING),
          Map.entry("functions/batch", SERVING),
          Map.entry("functions/info", SERVING),
          Map.entry("functions/health", SERVING),
          Map.entry("functions/session", SERVING),
          Map.entry(
              "functions/release",
              Set.of("forest", "model", "registry", "web", "serving", "audit")),
          Map.entry(
              "functions/train",
              Set.of(
                  "forest",
                  "model",
                  "registry",
                  "web",
                  "serving",
                  "audit",
                  "training",
                  "formats",
                  "mlflow")));

  /** Libraries that only the modules named may touch, by the beginning of their packages. */
  private static final Map<String, Set<String>> CONFINED =
      Map.of(
          "org.tribuo.", Set.of("shared/training"),
          "org.duckdb.", Set.of("shared/training"),
          "com.google.cloud.bigquery.", Set.of("shared/training"),
          "org.postgresql.", Set.of("shared/training"),
          "com.google.cloud.storage.", Set.of("shared/registry"),
          "com.google.cloud.logging.", Set.of("shared/audit"),
          "picocli.", Set.of());

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern OURS =
      Pattern.compile("dev\\.orchard\\.(?:functions\\.)?(\\w+)\\..*");

  static Stream<String> modules() {
    return ALLOWED.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void importsNothingAboveOrBesideIt(String module) {
    String own = module.substring(module.indexOf('/') + 1);
    Set<String> seen = new TreeSet<>();
    for (String name : imports(module)) {
      Matcher ours = OURS.matcher(name);
      if (ours.matches() && !ours.group(1).equals(own)) {
        seen.add(ours.group(1));
      }
    }

    assertThat(ALLOWED.get(module)).containsAll(seen);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void leavesTheLibrariesOfOthersAlone(String module) {
    CONFINED.forEach(
        (library, users) -> {
          if (!users.contains(module)) {
            assertThat(imports(module)).noneMatch(name -> name.startsWith(library));
          }
        });
  }

  @Test
  void knowsEveryModule() throws IOException {
    Set<String> folders = new TreeSet<>();
    for (String parent : List.of("shared", "functions")) {
      try (Stream<Path> children = Files.list(ROOT.resolve(parent))) {
        children
            .filter(child -> Files.exists(child.resolve("pom.xml")))
            .forEach(child -> folders.add(parent + "/" + child.getFileName()));
      }
    }

    assertThat(folders).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "functions", "local", "benchmarks"})
  void saysOfEveryPackageWhatItIsFor(String folder) {
    Set<Path> packages =
        sources(ROOT.resolve(folder)).stream()
            .map(Path::getParent)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.resolve("package-info.java")).exists());
  }

  private static Set<String> imports(String module) {
    Set<String> names = new TreeSet<>();
    for (Path source : sources(ROOT.resolve(module))) {
      Matcher matcher = IMPORT.matcher(read(source));
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(ImportsTest::isMainSource).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMainSource(Path file) {
    return file.toString().endsWith(".java")
        && file.toString().contains(Path.of("src", "main", "java").toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The build starts tests in the folder of their module. */
  private static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }
}
