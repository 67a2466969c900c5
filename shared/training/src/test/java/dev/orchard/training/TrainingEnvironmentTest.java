package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TrainingEnvironmentTest {
  @Test
  void namesTheBuildThatTrains() {
    assertThat(TrainingEnvironment.ofThisMachine().codeVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
  }
}
