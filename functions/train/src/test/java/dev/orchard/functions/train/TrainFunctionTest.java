package dev.orchard.functions.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.json.JsonString;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.Leases;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.training.LeasedTrainings;
import dev.orchard.training.RunListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingLimits;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainFunctionTest {
  private static final String SPEC =
      """
      name: price
      task: regression
      label: {name: y}
      features:
        - {name: size, type: number}
      source: {query: "select * from read_csv('rows.csv')"}
      training: {algorithm: random_forest, trees: 3, max_depth: 3, test_fraction: 0.2, minimum_rows: 50, seed: 1}
      """;

  @TempDir Path folder;
  private final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private Installation installation;
  private PipelineTrainer pipeline;

  @BeforeEach
  void writeSpec() throws IOException {
    StringBuilder rows = new StringBuilder("size,y\n");
    for (int i = 0; i < 100; i++) {
      rows.append(i).append(',').append(2 * i).append('\n');
    }
    Path specs = Files.createDirectories(folder.resolve("specs"));
    Files.writeString(specs.resolve("rows.csv"), rows);
    Files.writeString(specs.resolve("price.yaml"), SPEC);
    installation =
        SampleInstallation.of(
            folder.resolve("store"),
            Map.of("ORCHARD_SPECS", specs.toString(), "ORCHARD_DEFAULT_MODEL", "price"));
    pipeline =
        new PipelineTrainer(
            new LeasedTrainings(
                installation.registry(), leases(), TrainingLimits.of(Duration.ofMinutes(5), 1_000)),
            installation.registry(),
            installation.clock(),
            new TrainingEnvironment("test", 1),
            SourcesOfSpecs.access(installation.configuration(), Map.of()),
            RunListener.none());
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private Trainings trainings(Trainer trainer) {
    return new Trainings(trainer, audited::add, installation.metrics());
  }

  private Leases leases() {
    return new Leases(installation.store(), installation.clock(), Duration.ofSeconds(60));
  }

  /** A training that stays under way until it is let go or interrupted. */
  private Trainer held() {
    return (found, organization) -> {
      Trainer.Beginning beginning = pipeline.begin(found, organization);
      return beginning instanceof Trainer.Begun begun
          ? new Trainer.Begun(begun.run(), new HeldWork(begun))
          : beginning;
    };
  }

  private final class HeldWork implements Trainer.Work {
    private final Trainer.Begun begunWork;

    HeldWork(Trainer.Begun begunWork) {
      this.begunWork = begunWork;
    }

    @Override
    public Run finish(String who) {
      begun.countDown();
      boolean interrupted = false;
      while (letGo.getCount() > 0) {
        try {
          letGo.await();
        } catch (InterruptedException e) {
          interrupted = true; // as a training that does not notice its end
        }
      }
      return interrupted ? begunWork.run() : begunWork.work().finish(who);
    }

    @Override
    public void stop(String why) {
      begunWork.work().stop(why);
    }

    @Override
    public void abandon(String why) {
      begunWork.work().abandon(why);
      letGo.countDown();
    }
  }

  private FakeResponse send(Trainings trainings, FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    new TrainFunction(installation, trainings).service(request, response);
    return response;
  }

  private static String word(FakeResponse response, String name) {
    return ((JsonString) response.json().get(name)).value();
  }

  @Test
  void answersWithTheFinishedRunWhenAskedToWait() throws Exception {
    FakeResponse response =
        send(
            trainings(pipeline), FakeRequest.post("/train", "{\"model\":\"price\",\"wait\":true}"));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(word(response, "status")).isEqualTo("succeeded");
    assertThat(audited)
        .extracting(AuditEvent::action)
        .containsExactly(AuditEvent.Action.TRAINED, AuditEvent.Action.PROMOTED);
  }

  @Test
  void answersAtOnceWithARunToFollow() throws Exception {
    Trainings trainings = trainings(held());
    FakeResponse response = send(trainings, FakeRequest.post("/train", "{\"model\":\"price\"}"));
    letGo.countDown();

    assertThat(response.status()).as(response.text()).isEqualTo(202);
    assertThat(response.header("Location")).contains(word(response, "location"));
    FakeResponse run = send(trainings, FakeRequest.get(word(response, "location")));
    assertThat(word(run, "status")).isEqualTo("running");
  }

  @Test
  void answersASecondTriggerWithTheRunUnderWay() throws Exception {
    Trainings trainings = trainings(held());
    FakeResponse first = send(trainings, FakeRequest.post("/train", "{}"));
    FakeResponse second = send(trainings, FakeRequest.post("/train", "{}"));
    letGo.countDown();

    assertThat(second.status()).isEqualTo(202);
    assertThat(word(second, "run")).isEqualTo(word(first, "run"));
    assertThat(first.text()).contains("\"already_running\":false");
    assertThat(second.text()).contains("\"already_running\":true");
  }

  @Test
  void letsASecondTriggerWaitForTheRunUnderWay() throws Exception {
    Trainings trainings = trainings(held());
    FakeResponse first = send(trainings, FakeRequest.post("/train", "{}"));
    letGo.countDown();
    FakeResponse second = send(trainings, FakeRequest.post("/train", "{\"wait\":true}"));

    assertThat(second.status()).isEqualTo(200);
    assertThat(word(second, "run")).isEqualTo(word(first, "run"));
  }

  @Test
  void answersWithTheRunOfAnotherProcess() throws Exception {
    send(trainings(held()), FakeRequest.post("/train", "{}"));
    FakeResponse elsewhere = send(trainings(pipeline), FakeRequest.post("/train", "{}"));
    letGo.countDown();

    assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(202);
    assertThat(elsewhere.text()).contains("\"already_running\":true", "\"status\":\"running\"");
  }

  @Test
  void cancelsARunUnderWay() throws Exception {
    Trainings trainings = trainings(held());
    FakeResponse run = send(trainings, FakeRequest.post("/train", "{}"));
    FakeResponse cancelled =
        send(trainings, FakeRequest.post("/runs/" + word(run, "run") + "/cancel", ""));
    letGo.countDown();

    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(202);
    FakeResponse ended = send(trainings, FakeRequest.post("/train", "{\"wait\":true}"));
    FakeResponse seen = send(trainings, FakeRequest.get(word(run, "location")));
    assertThat(word(seen, "status")).as(ended.text()).isEqualTo("interrupted");
    assertThat(word(seen, "error")).startsWith("Cancelled by ");
  }

  @Test
  void leavesARunThatHasEndedAsItIs() throws Exception {
    Trainings trainings = trainings(pipeline);
    FakeResponse run = send(trainings, FakeRequest.post("/train", "{\"wait\":true}"));

    FakeResponse cancelled =
        send(trainings, FakeRequest.post("/runs/" + word(run, "run") + "/cancel", ""));
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(word(cancelled, "status")).isEqualTo("succeeded");
  }

  @Test
  void marksARunInterruptedWhenTheProcessStops() throws Exception {
    Trainings trainings = trainings(held());
    FakeResponse response = send(trainings, FakeRequest.post("/train", "{}"));
    begun.await();
    trainings.close();

    FakeResponse run = send(trainings, FakeRequest.get(word(response, "location")));
    assertThat(word(run, "status")).isEqualTo("interrupted");
  }

  @Test
  void answersTheLeadScoringServicesTraining() throws Exception {
    FakeResponse response =
        send(
            trainings(pipeline),
            FakeRequest.post("/api/v1/model/train", "{\"org_id\":\"default\"}"));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.json().names())
        .startsWith("status", "org_id", "version", "metrics", "training_data_size");
    assertThat(word(response, "status")).isEqualTo("success");
  }

  @Test
  void namesTheOrganizationInTheLocationOfARunThatIsNotOfTheDefaultOne() throws Exception {
    Trainings trainings = trainings(pipeline);
    FakeResponse response =
        send(trainings, FakeRequest.post("/train", "{\"org_id\":\"acme\",\"wait\":true}"));

    FakeResponse run = send(trainings, FakeRequest.get(word(response, "location")));
    assertThat(run.status()).as(run.text()).isEqualTo(200);
  }

  @Test
  void countsTrainingsAmongItsMetrics() throws Exception {
    Trainings trainings = trainings(pipeline);
    send(trainings, FakeRequest.post("/train", "{\"wait\":true}"));

    assertThat(send(trainings, FakeRequest.get("/metrics")).text())
        .contains("ml_model_training_total{status=\"succeeded\"} 1.0");
  }

  @Test
  void listsRunsOfOneModel() throws Exception {
    Trainings trainings = trainings(pipeline);
    send(trainings, FakeRequest.post("/train", "{\"wait\":true}"));

    FakeResponse response = send(trainings, FakeRequest.get("/runs?model=price&limit=5"));
    assertThat(response.text()).contains("\"model\":\"price\"", "succeeded");
  }

  @Test
  void filtersRunsAsTheComparisonDoes() throws Exception {
    Trainings trainings = trainings(pipeline);
    send(trainings, FakeRequest.post("/train", "{\"wait\":true}"));

    for (String some :
        List.of(
            "experiment=price",
            "dataset=rows",
            "models=xgboost,RandomForest",
            "metric=test_RMSEMetric",
            "status=succeeded")) {
      FakeResponse response = send(trainings, FakeRequest.get("/runs?" + some));
      assertThat(response.text()).as(some).contains("\"model\":\"price\"");
    }
    for (String none :
        List.of("experiment=rent", "dataset=bank", "models=xgboost", "metric=auc", "status=lost")) {
      FakeResponse response = send(trainings, FakeRequest.get("/runs?" + none));
      assertThat(response.text()).as(none).contains("\"runs\":[]");
    }
  }

  @Test
  void refusesEveryFilterThatIsNone() throws Exception {
    FakeResponse response =
        send(trainings(pipeline), FakeRequest.get("/runs?metric=speed&status=done&models=,"));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text()).contains("query.metric", "query.status", "query.models");
  }

  @Test
  void refusesALimitThatIsNone() throws Exception {
    assertThat(send(trainings(pipeline), FakeRequest.get("/runs?limit=many")).status())
        .isEqualTo(422);
  }

  @Test
  void knowsNoModelWithoutASpec() throws Exception {
    FakeResponse response =
        send(trainings(pipeline), FakeRequest.post("/train", "{\"model\":\"unknown\"}"));

    assertThat(response.status()).isEqualTo(404);
  }

  @Test
  void tellsEveryMistakeOfTheSpecAskedFor() throws Exception {
    Files.writeString(folder.resolve("specs/broken.yaml"), "name: broken\ntask: guess\n");
    FakeResponse response =
        send(trainings(pipeline), FakeRequest.post("/train", "{\"model\":\"broken\"}"));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text()).contains("broken.yaml:2");
  }
}
