package dev.orchard.web.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
  @Test
  void documentsEveryVariableAsItIsRead() throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("orchard.root"), "README.md"));

    assertThat(readme)
        .contains(
            "kept true by ReadmeTest -->\n"
                + Configuration.table().strip()
                + "\n<!-- end of configuration -->");
  }
}
