package dev.orchard.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactFolderTest {
  @Test
  void readsTheUriOfTheProxy() {
    assertThat(ArtifactFolder.of("mlflow-artifacts:/1/ab/artifacts").orElseThrow().file("model/x"))
        .isEqualTo("1/ab/artifacts/model/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs://bucket/a", "file:///etc", "mlflow-artifacts://host/1/a", ""})
  void knowsThatOtherPlacesAreNotProxied(String uri) {
    assertThat(ArtifactFolder.of(uri)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "a//b", "", ".", "a\\..\\b", "a\0b"})
  void refusesNamesThatLeadElsewhere(String name) {
    ArtifactFolder folder = new ArtifactFolder("1/a");

    assertThatThrownBy(() -> folder.file(name)).isInstanceOf(MlflowException.class);
  }
}
