package dev.orchard.registry;

import static dev.orchard.registry.Samples.CHAMPION;
import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.Alias;
import dev.orchard.model.ConflictException;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.Selector;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.model.manifest.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelRegistryTest {
  private static final Duration GRACE = Duration.ofDays(7);

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock();
  private ObjectStore store;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    store = new FileObjectStore(folder);
    registry = new ModelRegistry(store, clock);
  }

  @Test
  void loadsWhatWasPublished() {
    VersionId version = publish(7);

    LoadedVersion loaded = registry.load(byVersion(version));

    assertThat(Samples.prediction(loaded)).isEqualTo(7);
    assertThat(loaded.version()).isEqualTo(version);
  }

  @Test
  void writesTheManifestLast() {
    RecordingObjectStore recording = new RecordingObjectStore(store);
    new ModelRegistry(recording, clock).publish(ORGANIZATION, MODEL, Samples.predicting(1));

    String version = "default/diamond-price/versions/20260115143022/";
    assertThat(recording.puts())
        .containsExactly(version + "forest.bin", version + "card.md", version + "manifest.json");
  }

  @Test
  void keepsFurtherFilesAndNamesThemAllInTheManifest() {
    byte[] source = "source".getBytes(StandardCharsets.UTF_8);
    VersionContent content =
        new VersionContent(
            Samples.predicting(1).forest(), Samples.draft(), Map.of("source.zip", source));
    VersionId version = registry.publish(ORGANIZATION, MODEL, content);

    Manifest manifest = registry.manifest(ORGANIZATION, MODEL, version);
    assertThat(manifest.files())
        .extracting("name")
        .containsExactlyInAnyOrder("forest.bin", "source.zip", "card.md");
    assertThat(registry.file(ORGANIZATION, MODEL, version, "source.zip")).isEqualTo(source);
    assertThat(new String(registry.card(ORGANIZATION, MODEL, version), StandardCharsets.UTF_8))
        .contains("diamond-price");
  }

  @Test
  void givesVersionsOfOneSecondIdsOfTheirOwn() {
    assertThat(publish(1)).hasToString("20260115143022");
    assertThat(publish(2)).hasToString("20260115143022-02");
    assertThat(publish(3)).hasToString("20260115143022-03");
  }

  @Test
  void movesNoAliasWhenAVersionIsPublished() {
    publish(1);

    assertThat(registry.model(ORGANIZATION, MODEL)).isEqualTo(ModelDocument.EMPTY);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registry.load(CHAMPION))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(NotFoundException.Kind.ALIAS));
  }

  @Test
  void servesTheVersionThatIsPromoted() {
    VersionId version = publish(7);
    promote(version);

    assertThat(Samples.prediction(registry.load(CHAMPION))).isEqualTo(7);
  }

  @Test
  void keepsInTheHistoryWhoMovedWhatAndWhy() {
    VersionId first = publish(1);
    VersionId second = publish(2);
    registry.promote(ORGANIZATION, MODEL, first, Alias.CHAMPION, "ann", "the first");
    registry.promote(ORGANIZATION, MODEL, second, Alias.CHAMPION, "ben", "better");

    List<HistoryEntry> history = registry.model(ORGANIZATION, MODEL).history();
    assertThat(history).hasSize(2);
    HistoryEntry last = history.get(1);
    assertThat(last.who()).isEqualTo("ben");
    assertThat(last.reason()).isEqualTo("better");
    assertThat(last.action()).isEqualTo(HistoryEntry.Action.PROMOTE);
    assertThat(last.alias()).contains(Alias.CHAMPION);
    assertThat(last.from()).contains(first);
    assertThat(last.to()).contains(second);
    assertThat(last.at()).isEqualTo(clock.instant());
  }

  @Test
  void changesNothingWhenAVersionIsPromotedTwice() {
    VersionId version = publish(1);
    ModelDocument once = promote(version);
    ModelDocument twice = promote(version);

    assertThat(twice).isEqualTo(once);
    assertThat(registry.model(ORGANIZATION, MODEL).history()).hasSize(1);
  }

  @Test
  void refusesToPromoteAVersionThatDoesNotExist() {
    publish(1);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> promote(new VersionId("20200101000000")))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(NotFoundException.Kind.VERSION));
  }

  @Test
  void goesFurtherBackWithEachRollbackAndNotToAndFro() {
    VersionId first = publish(1);
    VersionId second = publish(2);
    VersionId third = publish(3);
    promote(first);
    promote(second);
    promote(third);

    assertThat(rollback().champion()).contains(second);
    assertThat(rollback().champion()).contains(first);
    assertThatExceptionOfType(ConflictException.class).isThrownBy(this::rollback);
    assertThat(registry.model(ORGANIZATION, MODEL).champion()).contains(first);
  }

  @Test
  void rollsBackToTheVersionNamed() {
    VersionId first = publish(1);
    promote(first);
    promote(publish(2));
    promote(publish(3));

    ModelDocument document =
        registry.rollback(ORGANIZATION, MODEL, Optional.of(first), "ann", "drift");

    assertThat(document.champion()).contains(first);
    assertThat(document.history().get(3).action()).isEqualTo(HistoryEntry.Action.ROLLBACK);
  }

  @Test
  void passesOverADeletedVersionWhenItRollsBack() {
    VersionId first = publish(1);
    VersionId second = publish(2);
    promote(first);
    promote(second);
    promote(publish(3));
    delete(second);

    assertThat(rollback().champion()).contains(first);
  }

  @Test
  void takesAnAliasAwayButNeverTheChampion() {
    VersionId version = publish(1);
    Alias challenger = Alias.CHALLENGER;
    registry.promote(ORGANIZATION, MODEL, version, challenger, "ann", "");

    ModelDocument document = registry.removeAlias(ORGANIZATION, MODEL, challenger, "ann", "");

    assertThat(document.aliases()).isEmpty();
    assertThat(document.history()).hasSize(2);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> registry.removeAlias(ORGANIZATION, MODEL, Alias.CHAMPION, "a", ""));
  }

  @Test
  void refusesToDeleteAVersionThatAnAliasPointsTo() {
    VersionId version = publish(1);
    promote(version);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> delete(version))
        .withMessageContaining("champion");
  }

  @Test
  void hidesADeletedVersionAtOnceAndRemovesItsFilesAfterTheGracePeriod() {
    VersionId deleted = publish(1);
    VersionId kept = publish(2);
    delete(deleted);

    assertThat(registry.versions(ORGANIZATION, MODEL)).containsExactly(kept);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registry.load(byVersion(deleted)));
    assertThat(registry.sweep(ORGANIZATION, MODEL)).isEmpty();

    clock.advance(GRACE);

    assertThat(registry.sweep(ORGANIZATION, MODEL)).containsExactly(deleted);
    assertThat(keysOf(deleted)).isEmpty();
    assertThat(keysOf(kept)).hasSize(3);
    assertThat(registry.model(ORGANIZATION, MODEL).deletions()).isEmpty();
    assertThat(registry.sweep(ORGANIZATION, MODEL)).isEmpty();
  }

  @Test
  void bringsADeletedVersionBackWithinTheGracePeriod() {
    VersionId version = publish(1);
    delete(version);
    registry.restore(ORGANIZATION, MODEL, version, "ann", "a mistake");
    clock.advance(GRACE);
    registry.sweep(ORGANIZATION, MODEL);

    assertThat(registry.versions(ORGANIZATION, MODEL)).containsExactly(version);
    assertThat(registry.model(ORGANIZATION, MODEL).history())
        .extracting(HistoryEntry::action)
        .containsExactly(HistoryEntry.Action.DELETE, HistoryEntry.Action.RESTORE);
  }

  @Test
  void refusesToPromoteADeletedVersion() {
    VersionId version = publish(1);
    delete(version);

    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> promote(version));
  }

  @Test
  void removesADayLaterWhatAPublicationThatBrokeOffLeftBehind() {
    String folderOfVersion = "default/diamond-price/versions/20260115143022/";
    store.put(folderOfVersion + "forest.bin", new byte[1], Precondition.none());
    registry.sweep(ORGANIZATION, MODEL);
    assertThat(store.list(folderOfVersion, "", 10).names()).hasSize(1);

    clock.advance(Duration.ofDays(2));
    registry.sweep(ORGANIZATION, MODEL);

    assertThat(store.list(folderOfVersion, "", 10).names()).isEmpty();
  }

  @Test
  void listsVersionsNewestFirstPageByPage() {
    List<VersionId> published = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      published.add(0, publish(i));
      clock.advance(Duration.ofSeconds(1));
    }

    Listing<VersionId> first = registry.versions(ORGANIZATION, MODEL, PageRequest.first(2));
    Listing<VersionId> second =
        registry.versions(ORGANIZATION, MODEL, new PageRequest(first.nextPageToken(), 2));
    Listing<VersionId> third =
        registry.versions(ORGANIZATION, MODEL, new PageRequest(second.nextPageToken(), 2));

    assertThat(first.items()).isEqualTo(published.subList(0, 2));
    assertThat(second.items()).isEqualTo(published.subList(2, 4));
    assertThat(third.items()).isEqualTo(published.subList(4, 5));
    assertThat(third.hasNext()).isFalse();
  }

  @Test
  void listsOrganizationsAndModelsAndNotTheFoldersOfOthers() {
    publish(1);
    OrganizationId acme = new OrganizationId("acme");
    registry.publish(acme, new ModelName("churn"), Samples.predicting(1));
    store.put("Not-A-Name/x", new byte[0], Precondition.none());

    assertThat(registry.organizations()).containsExactly(acme, ORGANIZATION);
    assertThat(registry.models(acme)).containsExactly(new ModelName("churn"));
    assertThat(registry.models(new OrganizationId("nobody"))).isEmpty();
  }

  @Test
  void saysWhetherTheOrganizationOrTheModelIsUnknown() {
    publish(1);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registry.model(ORGANIZATION, new ModelName("other")))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(NotFoundException.Kind.MODEL));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registry.model(new OrganizationId("nobody"), MODEL))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(NotFoundException.Kind.ORGANIZATION));
  }

  @Test
  void keepsRunsAndListsThemNewestFirstOverAllModels() {
    Run first = putRun(MODEL, 1);
    Run second = putRun(new ModelName("churn"), 2);
    Run third = putRun(MODEL, 3);

    assertThat(registry.getRun(ORGANIZATION, second.id())).isEqualTo(second);
    assertThat(registry.listRuns(ORGANIZATION, MODEL, PageRequest.FIRST).items())
        .containsExactly(third, first);
    Listing<Run> newest = registry.listRuns(ORGANIZATION, PageRequest.first(2));
    assertThat(newest.items()).containsExactly(third, second);
    assertThat(registry.listRuns(ORGANIZATION, new PageRequest(newest.nextPageToken(), 2)).items())
        .containsExactly(first);
  }

  @Test
  void replacesARunByWhatHasBecomeOfIt() {
    Run run = putRun(MODEL, 1);
    Run ended = run.ended(Run.Status.FAILED, clock.instant(), "no rows");
    registry.putRun(ended);

    assertThat(registry.getRun(ORGANIZATION, MODEL, run.id())).isEqualTo(ended);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registry.getRun(ORGANIZATION, RunId.at(clock.instant(), 99)));
  }

  private Run putRun(ModelName model, int chance) {
    Run run =
        Run.started(
                RunId.at(clock.instant(), chance), ORGANIZATION, model, clock.instant(), Map.of())
            .ended(Run.Status.INTERRUPTED, clock.instant(), "");
    registry.putRun(run);
    clock.advance(Duration.ofSeconds(1));
    return run;
  }

  private VersionId publish(double number) {
    return registry.publish(ORGANIZATION, MODEL, Samples.predicting(number));
  }

  private ModelDocument promote(VersionId version) {
    return registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, "ann", "because");
  }

  private ModelDocument rollback() {
    return registry.rollback(ORGANIZATION, MODEL, Optional.empty(), "ann", "drift");
  }

  private ModelDocument delete(VersionId version) {
    return registry.delete(ORGANIZATION, MODEL, version, GRACE, "ann", "old");
  }

  private List<String> keysOf(VersionId version) {
    return store.list(Layout.version(ORGANIZATION, MODEL, version), "", 10).names();
  }

  private static ModelReference byVersion(VersionId version) {
    return new ModelReference(ORGANIZATION, MODEL, new Selector.ByVersion(version));
  }
}
