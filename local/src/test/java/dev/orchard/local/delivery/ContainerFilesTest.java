package dev.orchard.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known of Dockerfile and compose.yaml without Docker. */
final class ContainerFilesTest {
  private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+) AS (\\w+)$");

  private static Map<?, ?> service(String name) throws IOException {
    Map<?, ?> compose = (Map<?, ?>) ProjectFiles.yaml("compose.yaml");
    return (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get(name);
  }

  @Test
  void startsFromPinnedImagesAndRunsAsAUserWithoutRights() throws IOException {
    String file = ProjectFiles.text("Dockerfile");
    Matcher from = FROM.matcher(file);
    int stages = 0;
    while (from.find()) {
      stages++;
      assertThat(from.group(1)).contains(":").doesNotContain(":latest");
    }

    assertThat(stages).isEqualTo(3);
    assertThat(file.lastIndexOf("\nUSER orchard")).isGreaterThan(file.lastIndexOf("\nFROM "));
    assertThat(file).contains("HEALTHCHECK").contains("--mount=type=cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"build", "cache", "health", "pages", "run"})
  void callsProgramsThatAreThere(String program) throws Exception {
    assertThat(ProjectFiles.text("Dockerfile"))
        .containsPattern("(container|\\.|/orchard)/" + program);
    assertThat(ProjectFiles.ROOT.resolve("container/" + program)).matches(Files::isExecutable);
    Process check =
        new ProcessBuilder(
                "bash", "-n", ProjectFiles.ROOT.resolve("container/" + program).toString())
            .inheritIO()
            .start();
    assertThat(check.waitFor()).isZero();
  }

  @Test
  void givesTheBuildEveryFolderOfItsModules() throws IOException {
    List<String> ignored = ProjectFiles.text(".dockerignore").lines().toList();
    Matcher module = Pattern.compile("<module>([^/<]+)").matcher(ProjectFiles.text("pom.xml"));
    while (module.find()) {
      assertThat(ignored).containsAnyOf("!" + module.group(1), "!" + module.group(1) + "/pom.xml");
    }
  }

  /** What lies there is what {@code serve} shows at /, as the image's home is its own folder. */
  @Test
  void putsThePagesWhereTheHostLooksForThem() throws IOException {
    assertThat(ProjectFiles.text("Dockerfile"))
        .containsPattern("COPY --from=pages \\S+ /pages extension/dist/standalone/");
    assertThat(ProjectFiles.text("container/build")).contains("-Dorchard.home=.");
    assertThat(ProjectFiles.text(".dockerignore").lines())
        .contains("!extension", "**/dist", "**/node_modules");
  }

  @Test
  void buildsPagesWithTheNodeThatTheyAreTestedWith() throws IOException {
    Matcher node = Pattern.compile("node:([\\d.]+)-").matcher(ProjectFiles.text("cloudbuild.yaml"));
    assertThat(node.find()).isTrue();
    assertThat(ProjectFiles.text("Dockerfile")).contains("FROM node:" + node.group(1) + "-");
  }

  /** The build of one function needs no npm. */
  @Test
  void buildsNoPagesForOneFunction(@TempDir Path folder) throws Exception {
    Path pages = folder.resolve("pages");
    Process process =
        new ProcessBuilder(
                ProjectFiles.ROOT.resolve("container/pages").toString(),
                "predict",
                pages.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(pages).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchard", "postgres"})
  void opensPortsOnThisMachineOnlyAndChecksHealth(String name) throws IOException {
    Map<?, ?> service = service(name);

    assertThat((List<?>) service.get("ports"))
        .isNotEmpty()
        .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
    assertThat(service.get("healthcheck")).isNotNull();
  }

  @Test
  void refusesToStartWithoutSecretsOfItsOwn() throws IOException {
    for (String name : List.of("orchard", "postgres")) {
      Map<?, ?> environment = (Map<?, ?>) service(name).get("environment");
      environment.forEach(
          (variable, value) -> {
            if (variable.toString().contains("PASSWORD")
                || variable.toString().contains("TOKENS")) {
              assertThat(value.toString()).matches("\\$\\{\\w+:\\?.+}");
            }
          });
    }
  }

  /** Docker mounts noexec unless told otherwise, and then no native library can be loaded. */
  @Test
  void letsNativeLibrariesBeUnpackedWhereAllElseIsReadOnly() throws IOException {
    assertThat(service("orchard").get("read_only")).isEqualTo(true);
    assertThat(((List<?>) service("orchard").get("tmpfs")).get(0).toString())
        .startsWith("/tmp:")
        .contains("exec");
  }

  @Test
  void handsThePasswordOverInAVariableThatTheExamplesName() throws IOException {
    String spec = ProjectFiles.text("examples/lead-scoring-postgres.yaml");
    Matcher variable = Pattern.compile("password_env: (\\w+)").matcher(spec);
    assertThat(variable.find()).isTrue();
    assertThat(((Map<?, ?>) service("orchard").get("environment")).get(variable.group(1)))
        .isNotNull();
  }
}
