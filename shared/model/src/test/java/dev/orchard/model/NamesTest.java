package dev.orchard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "../x", "%2e%2e", "a/b", "a\\b", "a\0b", ".", "..", "-a", "_a", "A", "a b", "a.b", "é",
        "a\n"
      })
  void refusesNamesThatMeanSomethingInAPath(String text) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new ModelName(text));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new OrganizationId(text));
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new Alias(text));
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new RunId(text));
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new VersionId(text));
  }

  @Test
  void refusesNamesLongerThan63Characters() {
    assertThat(new ModelName("a".repeat(63)).value()).hasSize(63);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new ModelName("a".repeat(64)));
  }

  @Test
  void namesTheFieldOfARefusedName() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new OrganizationId("../x"))
        .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo("org_id"));
  }

  @Test
  void aVersionIsTheUtcTimeItWasMade() {
    VersionId version = VersionId.at(Instant.parse("2026-01-15T14:30:22Z"));
    assertThat(version.value()).isEqualTo("20260115143022");
    assertThat(version.createdAt()).isEqualTo(Instant.parse("2026-01-15T14:30:22Z"));
  }

  @Test
  void versionsOfOneSecondGetRisingSuffixes() {
    VersionId first = new VersionId("20260115143022");
    assertThat(first.next().value()).isEqualTo("20260115143022-02");
    assertThat(first.next().next().value()).isEqualTo("20260115143022-03");
    assertThat(first.next()).isGreaterThan(first).isLessThan(new VersionId("20260115143023"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261315143022",
        "20260230143022",
        "20260115143022-00",
        "20260115143022-1",
        "2026"
      })
  void refusesVersionsThatAreNoTime(String text) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new VersionId(text));
  }

  @Test
  void stageWordsStandForAliases() {
    assertThat(Alias.ofStage("Production")).contains(Alias.CHAMPION);
    assertThat(Alias.ofStage("Staging")).contains(Alias.CHALLENGER);
    assertThat(Alias.ofStage("Archived")).isEmpty();
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Alias.ofStage("Live"));
  }

  @Test
  void anAliasCannotBeMistakenForAVersion() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new Alias("20260115143022"));
  }

  @Test
  void suggestsTheNearestName() {
    assertThat(Suggestion.nearest("balence", java.util.List.of("age", "balance")))
        .contains("balance");
    assertThat(Suggestion.nearest("zzz", java.util.List.of("age", "balance"))).isEmpty();
  }

  @Test
  void keepsAHundredViolationsAndCountsTheRest() {
    Violations violations = new Violations();
    for (int i = 0; i < 250; i++) {
      violations.add("$[" + i + "]", "a number", "null");
    }
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(violations::throwIfAny)
        .satisfies(
            e -> {
              assertThat(e.violations()).hasSize(100);
              assertThat(e.omitted()).isEqualTo(150);
            });
  }
}
