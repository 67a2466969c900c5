package dev.orchard.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be known of cloudbuild.yaml without Cloud Build. */
final class CloudBuildTest {
  /** Cloud Build's own, for builds by a trigger. */
  private static final Set<String> BUILT_IN = Set.of("PROJECT_ID", "COMMIT_SHA", "BRANCH_NAME");

  private static final Pattern PINNED =
      Pattern.compile("[a-z0-9./-]+:\\d+\\.\\d+(\\.\\d+)?[a-z0-9.-]*");
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{?([A-Z_]+)");
  private static final Pattern PROGRAM =
      Pattern.compile("(?:\\./)?(orchard|(?:extension|terraform)/check)\\b");

  private final Map<?, ?> build = (Map<?, ?>) ProjectFiles.yaml("cloudbuild.yaml");
  private final List<?> steps = (List<?>) build.get("steps");

  CloudBuildTest() throws IOException {}

  private Map<?, ?> step(String id) {
    return steps.stream()
        .<Map<?, ?>>map(step -> (Map<?, ?>) step)
        .filter(step -> id.equals(step.get("id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pinsEveryImage() {
    assertThat(steps)
        .allSatisfy(step -> assertThat((String) ((Map<?, ?>) step).get("name")).matches(PINNED));
  }

  @Test
  void usesAndDocumentsExactlyTheSubstitutionsThatItDeclares() throws IOException {
    Set<String> used = new TreeSet<>();
    Matcher found = VARIABLE.matcher(ProjectFiles.text("cloudbuild.yaml"));
    while (found.find()) {
      used.add(found.group(1));
    }
    used.removeAll(BUILT_IN);
    Set<String> declared = new TreeSet<>();
    ((Map<?, ?>) build.get("substitutions")).keySet().forEach(name -> declared.add((String) name));
    Set<String> documented = new TreeSet<>();
    Matcher row =
        Pattern.compile("(?m)^\\| `(_[A-Z]+)` \\|").matcher(ProjectFiles.text("docs/delivery.md"));
    while (row.find()) {
      documented.add(row.group(1));
    }

    assertThat(used).isEqualTo(declared);
    assertThat(documented).isEqualTo(declared);
  }

  @Test
  void runsProgramsThatThereAre() throws IOException {
    Set<String> programs = new TreeSet<>();
    for (String id : List.of("test", "test extension", "test terraform", "package")) {
      Matcher program = PROGRAM.matcher(step(id).get("entrypoint") + " " + step(id).get("args"));
      assertThat(program.find()).as(id).isTrue();
      programs.add(program.group(1));
    }

    assertThat(programs).containsExactlyInAnyOrder("orchard", "extension/check", "terraform/check");
    assertThat(programs).map(ProjectFiles.ROOT::resolve).allMatch(Files::isExecutable);
  }

  @Test
  void testsBeforeItPackagesAndAppliesWhatWasPlannedOnMainOnly() {
    List<String> ids = steps.stream().map(step -> (String) ((Map<?, ?>) step).get("id")).toList();
    assertThat(ids)
        .containsSubsequence(
            "restore caches", "test", "package", "upload", "plan", "apply", "save caches");

    String apply = step("apply").get("args").toString();
    assertThat(apply).containsSubsequence("!= main", "exit 0", "apply", "/workspace/plan");
    for (Object other : steps) {
      if (!"apply".equals(((Map<?, ?>) other).get("id"))) {
        assertThat(other.toString()).doesNotContain("terraform apply").doesNotContain(" apply -");
      }
    }
  }

  @Test
  void buildsAsAnAccountOfItsOwn() {
    assertThat((String) build.get("serviceAccount")).contains("$_BUILDER@");
    assertThat(((Map<?, ?>) build.get("options")).get("logging")).isEqualTo("CLOUD_LOGGING_ONLY");
  }

  @Test
  void givesItsAccountNoRoleThatReachesEverything() throws IOException {
    assertThat(ProjectFiles.text("docs/delivery.md"))
        .doesNotContain("roles/owner")
        .doesNotContain("roles/editor");
  }
}
