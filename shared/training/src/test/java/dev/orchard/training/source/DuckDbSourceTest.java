package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchard.model.spec.Source;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbSourceTest {
  @TempDir Path outside;
  private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    folder = Files.createDirectory(outside.resolve("specs"));
    Files.writeString(
        folder.resolve("leads.csv"),
        """
        age,job,open,org,seen,y
        30,clerk,true,acme,2025-10-10,no
        41,,false,acme,2026-05-10,yes
        ,nurse,true,other,2026-05-11,yes
        """);
    Files.writeString(outside.resolve("secret.csv"), "age,y\n1,2\n");
  }

  @Test
  void tellsTheLineAndColumnOfTextThatComesLateAmongNumbers() throws IOException {
    StringBuilder csv = new StringBuilder("age,y\n");
    for (int row = 0; row < 40_000; row++) {
      csv.append(row == 35_000 ? "old,yes\n" : row + ",no\n");
    }
    Files.writeString(folder.resolve("late.csv"), csv);

    TrainingException failure = failure("select age, y from 'late.csv'", "age");

    assertThat(failure.reason()).isEqualTo(Reason.WRONG_VALUE);
    assertThat(failure)
        .hasMessage(
            "line 35002 of the CSV file, column \"age\": expected BIGINT as in the rows before,"
                + " found \"old\"");
  }

  @Test
  @Tag("slow")
  void tellsThatMemoryAndDiskWereNotEnough() {
    TrainingSource small =
        new DuckDbSource(
            new Source.Files(
                "select i as age, 'a' as y from range(60000000) t(i) order by hash(i)"),
            folder,
            new DuckDbLimits(100, 1, 20),
            DataBuckets.none());

    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class, () -> small.read(request(1, "age"), ProgressListener.none()));

    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.OUT_OF_SPACE);
  }

  @Test
  @Tag("slow")
  void spillsToDiskWhatDoesNotFitIntoMemory() {
    TrainingSource spilling =
        new DuckDbSource(
            new Source.Files(
                "select i as age, 'a' as y from range(6000000) t(i) order by hash(i) limit 3000000"),
            folder,
            new DuckDbLimits(64, 1, 2048),
            DataBuckets.none());

    assertThat(spilling.read(request(1, "age"), ProgressListener.none()).rowCount())
        .isEqualTo(3_000_000);
  }

  @Test
  void tearsNoHoleIntoItsFence() {
    for (String query :
        List.of(
            "select 1 as age, 'a' as y from read_text('/etc/passwd')",
            "select 1 as age, 'a' as y from glob('/etc/*')",
            "select 1 as age, getenv('HOME') as y",
            "from 'https://example.com/x.csv'",
            "from 's3://bucket/x.parquet'")) {
      assertThat(failure(query, "age").reason()).as(query).isEqualTo(Reason.QUERY_FAILED);
    }
  }

  @Test
  void keepsTheSpellingOfYesAndNo() {
    for (String query : List.of("from 'leads.csv'", "from read_csv('leads.csv', delim = ',')")) {
      assertThat(((Column.Categories) read("select * " + query, "age").label()).dictionary())
          .containsExactly("no", "yes");
    }
  }

  @Test
  void readsNothingOutsideOfItsFolder() {
    for (String file : List.of("../secret.csv", outside + "/secret.csv", "/etc/passwd")) {
      String query = "select 1 as age, * from read_csv('" + file + "')";
      assertThat(failure(query, "age").reason()).as(file).isEqualTo(Reason.QUERY_FAILED);
    }
  }

  @Test
  void tellsWhyTheDatabaseRefusesWithoutItsFolder() {
    TrainingException failure = failure("select * from 'missing.csv'", "age");

    assertThat(failure.reason()).isEqualTo(Reason.QUERY_FAILED);
    assertThat(failure).hasMessageContaining("missing.csv");
    assertThat(failure.getMessage()).doesNotContain(folder.toString());
  }

  @Test
  void givesAnotherFingerprintToTheSameRowsInAnotherOrder() {
    String forth = read("select * from 'leads.csv' order by org, seen", "age").fingerprint();
    String again = read("select * from 'leads.csv' order by org, seen", "age").fingerprint();
    String back = read("select * from 'leads.csv' order by org desc, seen", "age").fingerprint();

    assertThat(again).isEqualTo(forth).hasSize(64);
    assertThat(back).isNotEqualTo(forth);
  }

  private TrainingException failure(String query, String... features) {
    return catchThrowableOfType(TrainingException.class, () -> read(query, features));
  }

  private TrainingTable read(String query, String... features) {
    return source(query).read(request(1, features), ProgressListener.none());
  }

  private DuckDbSource source(String query) {
    return new DuckDbSource(
        new Source.Files(query), folder, new DuckDbLimits(256, 1), DataBuckets.none());
  }

  private static TableRequest request(int minimumRows, String... features) {
    List<ColumnRequest> columns =
        Arrays.stream(features).map(name -> new ColumnRequest(name, kind(name))).toList();
    return new TableRequest(
        columns,
        new ColumnRequest("y", ColumnKind.CATEGORY),
        "acme",
        Instant.parse("2026-06-01T00:00:00Z"),
        minimumRows);
  }

  private static ColumnKind kind(String name) {
    return switch (name) {
      case "job" -> ColumnKind.CATEGORY;
      case "open" -> ColumnKind.BOOLEAN;
      default -> ColumnKind.NUMBER;
    };
  }
}
