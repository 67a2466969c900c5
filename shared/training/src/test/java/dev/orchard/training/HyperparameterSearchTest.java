package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.PageRequest;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HyperparameterSearchTest {
  private static final ModelName NOISE = new ModelName("noise");

  @TempDir Path folder;
  private ModelRegistry registry;
  private TrainingPipeline pipeline;

  @BeforeEach
  void open() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder csv = new StringBuilder("a,b,y\n");
    for (int row = 0; row < 400; row++) {
      double a = random.nextDouble();
      csv.append(a + "," + random.nextDouble() + "," + (a + random.nextGaussian()) + "\n");
    }
    Files.writeString(folder.resolve("noise.csv"), csv);
    registry = new ModelRegistry(new FileObjectStore(folder.resolve("store")), Clock.systemUTC());
    pipeline =
        new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
            Clock.systemUTC(),
            new TrainingEnvironment("test", 2));
  }

  @Test
  void keepsEveryTrialAsARunAndTrainsWithTheBest() {
    Run run = train("{trials: 5, metric: rmse, parameters: {max_depth: [1, 12]}}");

    assertThat(run.status()).isEqualTo(Run.Status.SUCCEEDED);
    List<Run> trials = trials(run);
    assertThat(trials)
        .hasSize(5)
        .allSatisfy(
            trial -> {
              assertThat(trial.status()).isEqualTo(Run.Status.TRIED);
              assertThat(trial.version()).isEmpty();
              assertThat(trial.metrics()).containsOnlyKeys("rmse");
              assertThat(trial.finished()).isPresent();
            });
    assertThat(trials).extracting(trial -> trial.tags().get(Run.TRIAL)).doesNotHaveDuplicates();
    Run best =
        trials.stream().min(Comparator.comparing(trial -> trial.metrics().get("rmse"))).get();
    assertThat(run.parameters())
        .containsEntry("max_depth", best.parameters().get("max_depth"))
        .hasEntrySatisfying("search", text -> assertThat(text).contains("rmse", "3-fold"));
    assertThat(
            registry
                .manifest(OrganizationId.DEFAULT, NOISE, run.version().orElseThrow())
                .content()
                .lineage()
                .parameters())
        .containsEntry("max_depth", best.parameters().get("max_depth"));
  }

  @Test
  void choosesTheSameForTheSameSeedAndAnotherOrderForAnother() {
    String search = "{trials: 4, metric: r2, seed: 5, parameters: {max_depth: [1, 60]}}";

    Run first = train(search);
    Run second = train(search);
    Run other = train(search.replace("seed: 5", "seed: 6"));

    assertThat(depths(second)).isEqualTo(depths(first));
    assertThat(second.parameters()).isEqualTo(first.parameters());
    assertThat(depths(other)).isNotEqualTo(depths(first));
  }

  @Test
  void endsWhenThereIsNothingNewToDraw() {
    Run run =
        train("{trials: 50, folds: 2, metric: mae, parameters: {max_depth: {choice: [2, 4]}}}");

    assertThat(trials(run))
        .extracting(trial -> trial.parameters().get("max_depth"))
        .containsExactlyInAnyOrder("3", "2", "4");
  }

  @Test
  void showsHowFarItHasCome() {
    List<String> told = new ArrayList<>();

    pipeline.train(
        spec("{trials: 3, folds: 2, metric: rmse, parameters: {max_depth: [1, 9]}}"),
        OrganizationId.DEFAULT,
        "test",
        (stage, done, total) -> told.add(stage + " " + done + "/" + total));

    assertThat(told)
        .contains(
            "trying hyperparameters 0/3", "trying hyperparameters 2/3", "growing trees 10/10");
  }

  @Test
  void isInterruptedBetweenFolds() {
    Run run =
        pipeline.train(
            spec("{trials: 50, metric: rmse, parameters: {max_depth: [1, 60]}}"),
            OrganizationId.DEFAULT,
            "test",
            (stage, done, total) -> {
              if (stage.equals("trying hyperparameters") && done == 2) {
                Thread.currentThread().interrupt();
              }
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.status()).isEqualTo(Run.Status.INTERRUPTED);
    assertThat(trials(run)).hasSize(2);
  }

  @Test
  void dealsEveryRowIntoOneFoldWithItsShareOfEveryClass() {
    double[] targets = new double[100];
    for (int row = 0; row < 25; row++) {
      targets[row] = 1;
    }
    LabelCodes labels = new LabelCodes(Optional.of(Classes.binary("no", "yes")), targets);
    int[] rows = IntStream.range(0, 100).toArray();

    CrossValidation folds = CrossValidation.of(labels, rows, 5, 3);

    Set<Integer> seen = new HashSet<>();
    for (int fold = 0; fold < 5; fold++) {
      int positives = 0;
      for (int row : folds.test(fold)) {
        assertThat(seen.add(row)).isTrue();
        positives += (int) targets[row];
      }
      assertThat(folds.training(fold)).hasSize(80).doesNotContain(folds.test(fold));
      assertThat(positives).isEqualTo(5);
    }
    assertThat(seen).hasSize(100);
  }

  private Run train(String search) {
    return pipeline.train(spec(search), OrganizationId.DEFAULT, "test", ProgressListener.none());
  }

  private List<Run> trials(Run parent) {
    return registry.listRuns(OrganizationId.DEFAULT, NOISE, PageRequest.FIRST).items().stream()
        .filter(run -> parent.id().value().equals(run.tags().get(Run.PARENT)))
        .sorted(Comparator.comparing(run -> Integer.valueOf(run.tags().get(Run.TRIAL))))
        .toList();
  }

  private List<String> depths(Run parent) {
    return trials(parent).stream().map(trial -> trial.parameters().get("max_depth")).toList();
  }

  private static ModelSpec spec(String search) {
    return ModelSpecReader.read(
        """
        name: noise
        task: regression
        label: {name: y}
        features: [{name: a, type: number}, {name: b, type: number}]
        source: {query: "select * from 'noise.csv'"}
        training: {trees: 10, max_depth: 3}
        """
            + "search: "
            + search
            + "\n",
        "noise.yaml");
  }
}
