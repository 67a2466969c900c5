package dev.orchard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreLocationTest {

  @Test
  void takesAPathForAFolder() {
    assertThat(StoreLocation.parse(".orchard"))
        .isEqualTo(new StoreLocation.Folder(Path.of(".orchard")));
  }

  @Test
  void takesABucketWithOrWithoutAPrefix() {
    assertThat(StoreLocation.parse("gs://models"))
        .isEqualTo(new StoreLocation.Bucket("models", "", Optional.empty()));
    assertThat(StoreLocation.parse("gs://models/a/b"))
        .isEqualTo(StoreLocation.parse("gs://models/a/b/"))
        .hasToString("gs://models/a/b/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "gs://", "gs:///a", "gs://models/../b", "s3://models", "gs://A"})
  void refusesWhatIsNeither(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StoreLocation.parse(text));
  }
}
