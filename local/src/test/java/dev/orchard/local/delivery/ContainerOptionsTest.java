package dev.orchard.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image starts java with the options that the function has in the cloud. */
final class ContainerOptionsTest {
  private static final Pattern FUNCTION =
      Pattern.compile("(?s)\\n    (\\w+) = \\{\\n.*?options += local\\.(\\w+)\\n");
  private static final Pattern OPTIONS = Pattern.compile("(?m)^  (\\w+_options) += \"([^\"]+)\"$");

  @TempDir Path folder;

  private String printed(String program, String function) throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(ProjectFiles.ROOT.resolve("container/" + program).toString(), function)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    return String.join(" ", Files.readAllLines(output, StandardCharsets.UTF_8));
  }

  private static SortedMap<String, String> terraform(Pattern pattern) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    Matcher matcher = pattern.matcher(ProjectFiles.text("terraform/locals.tf"));
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    return found;
  }

  private static List<String> functions() throws IOException {
    try (Stream<Path> modules = Files.list(ProjectFiles.ROOT.resolve("functions"))) {
      return modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void areThoseOfTerraformForEveryFunction() throws Exception {
    SortedMap<String, String> kinds = terraform(FUNCTION);
    SortedMap<String, String> options = terraform(OPTIONS);

    assertThat(kinds.keySet()).containsAll(functions());
    for (String function : functions()) {
      assertThat(printed("options", function))
          .as(function)
          .isEqualTo(options.get(kinds.get(function)));
    }
  }

  @Test
  void letTheHostScoreManyRows() throws Exception {
    assertThat(printed("options", "local"))
        .isEqualTo(terraform(OPTIONS).get("scoring_options"))
        .isNotEmpty();
  }

  @Test
  void areMeasuredAsTheyAre() throws IOException {
    String benchmark = ProjectFiles.text("benchmarks/run");
    for (String kind : List.of("serving_options", "scoring_options")) {
      assertThat(benchmark)
          .contains("readonly " + kind + "=\"" + terraform(OPTIONS).get(kind) + "\"");
    }
    assertThat(benchmark).contains("\"container, AOT cache, scoring options\"");
  }
}
