package dev.orchard.model.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about training tells of every hyperparameter what the reader of specs knows of it. */
class TrainingPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("orchard.root"), "docs", "training.md");

  @Test
  void tellsOfEveryHyperparameter() throws IOException {
    assertThat(Files.readString(PAGE)).contains(table());
  }

  @Test
  void namesEveryAlgorithm() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(Algorithm.words().stream().map(word -> "| `" + word + "` |").toList());
  }

  @Test
  void showsASearchThatIsRead() throws IOException {
    String page = Files.readString(PAGE);
    String search = page.lines().filter(line -> line.startsWith("search:")).findFirst().get();

    ModelSpec spec =
        ModelSpecReader.read(
            """
            name: leads
            task: classification
            label: {name: y, positive: "yes"}
            features: [{name: x, type: number}]
            source: {query: select 1}
            training: {algorithm: gradient_boosting}
            """
                + search
                + "\n",
            "m.yaml");

    assertThat(spec.training().search()).isPresent();
  }

  private static String table() {
    return Arrays.stream(Hyperparameter.values())
        .map(TrainingPageTest::line)
        .collect(
            Collectors.joining(
                "\n", "| Word | Values | Default | What it is |\n|---|---|---|---|\n", "\n"));
  }

  private static String line(Hyperparameter parameter) {
    String defaults =
        parameter.algorithms().stream()
            .map(algorithm -> "`" + algorithm.word() + "` " + usual(parameter, algorithm))
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |"
        .formatted(parameter.word(), parameter.range(), defaults, parameter.meaning());
  }

  private static String usual(Hyperparameter parameter, Algorithm algorithm) {
    return parameter.usual(algorithm).isPresent()
        ? parameter.text(parameter.usual(algorithm).getAsDouble())
        : "by the data";
  }
}
