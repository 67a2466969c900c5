package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  @TempDir Path folder;
  private Shell shell;
  private Path csv;
  private Path parquet;

  @BeforeEach
  void writeRows() throws IOException {
    shell = new Shell(folder);
    csv =
        Files.writeString(
            folder.resolve("rows.csv"),
            "id,price,seen,open,\"a \"\"b\"\"\"\n1,2.5,2026-01-31,yes,x\n2,,2026-02-01,no,\n");
    parquet = folder.resolve("rows.parquet");
  }

  @Test
  void printsTheTypesThatItInferred() {
    assertThat(shell.run("convert", csv.toString(), parquet.toString(), "--json")).isZero();

    JsonObject columns = (JsonObject) shell.json().get("columns");
    assertThat(columns.names()).containsExactly("id", "price", "seen", "open", "a \"b\"");
    assertThat(columns.get("price")).isEqualTo(new JsonString("DOUBLE"));
    assertThat(columns.get("open")).isEqualTo(new JsonString("VARCHAR"));
    assertThat(parquet).exists();
  }

  @Test
  void convertsNdjson() throws IOException {
    Path ndjson = Files.writeString(folder.resolve("rows.ndjson"), "{\"a\":1}\n{\"a\":2}\n");

    assertThat(shell.run("convert", ndjson.toString(), parquet.toString())).isZero();
    assertThat(shell.out()).contains("BIGINT").contains("2 rows");
  }

  @Test
  void replacesAFileOnlyWhenTold() throws IOException {
    Files.writeString(parquet, "precious");

    assertThat(shell.run("convert", csv.toString(), parquet.toString())).isEqualTo(2);
    assertThat(parquet).hasContent("precious");
    assertThat(shell.run("convert", csv.toString(), parquet.toString(), "--force")).isZero();
    assertThat(Files.size(parquet)).isGreaterThan(8);
  }

  @Test
  void leavesNothingHalfWrittenBehind() throws IOException {
    Path broken = folder.resolve("broken.csv.gz");
    Files.write(broken, new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});

    assertThat(shell.run("convert", broken.toString(), parquet.toString())).isEqualTo(1);
    assertThat(shell.err()).contains("The query failed").doesNotContain(folder.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("rows.csv", "broken.csv.gz");
    }
  }
}
