package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
  void readsNumbersBooleansAndCategoriesWithWhatIsMissing() {
    TrainingTable table = read("select * from 'leads.csv'", "age", "job", "open");

    assertThat(table.rowCount()).isEqualTo(3);
    assertThat(((Column.Numbers) table.features().get(0)).values())
        .containsExactly(30, 41, Double.NaN);
    Column.Categories job = (Column.Categories) table.features().get(1);
    assertThat(job.codes()).containsExactly(0, -1, 1);
    assertThat(job.dictionary()).containsExactly("clerk", "nurse");
    assertThat(((Column.Numbers) table.features().get(2)).values()).containsExactly(1, 0, 1);
  }

  @Test
  void bindsTheOrganizationAndTheTime() {
    TrainingTable table =
        read(
            "select * from 'leads.csv' where org = :org_id and seen > :now - interval 6 month",
            "age");

    assertThat(((Column.Numbers) table.features().get(0)).values()).containsExactly(41);
  }

  @Test
  void keepsTheSpellingOfYesAndNo() {
    for (String query : List.of("from 'leads.csv'", "from read_csv('leads.csv', delim = ',')")) {
      assertThat(((Column.Categories) read("select * " + query, "age").label()).dictionary())
          .containsExactly("no", "yes");
    }
  }

  @Test
  void readsNewlineDelimitedJson() throws IOException {
    Files.writeString(
        folder.resolve("rows.ndjson"), "{\"age\":1,\"y\":\"a\"}\n{\"age\":2,\"y\":\"b\"}\n");

    assertThat(read("from 'rows.ndjson'", "age").rowCount()).isEqualTo(2);
  }

  @Test
  void readsNothingOutsideOfItsFolder() {
    for (String file : List.of("../secret.csv", outside + "/secret.csv", "/etc/passwd")) {
      String query = "select 1 as age, * from read_csv('" + file + "')";
      assertThat(failure(query, "age").reason()).as(file).isEqualTo(Reason.QUERY_FAILED);
    }
  }

  @Test
  void tellsWhichFeatureHasNoColumn() {
    TrainingException failure = failure("select * from 'leads.csv'", "age", "balance");

    assertThat(failure.reason()).isEqualTo(Reason.FEATURE_COLUMN_MISSING);
    assertThat(failure).hasMessageContaining("\"balance\"");
  }

  @Test
  void tellsThatTheLabelHasNoColumn() {
    TrainingException failure = failure("select age from 'leads.csv'", "age");

    assertThat(failure.reason()).isEqualTo(Reason.LABEL_COLUMN_MISSING);
    assertThat(failure).hasMessageContaining("\"y\"");
  }

  @Test
  void tellsTheRowAndColumnOfTextAmongNumbers() {
    TrainingException failure =
        failure(
            "select case when y = 'yes' then 'old' else '30' end as age, y from 'leads.csv'",
            "age");

    assertThat(failure.reason()).isEqualTo(Reason.WRONG_VALUE);
    assertThat(failure).hasMessage("row 2, column \"age\": expected a number, found \"old\"");
  }

  @Test
  void tellsHowFewRowsThereWere() {
    TableRequest request = request(100, "age");

    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () -> source("select * from 'leads.csv'").read(request, ProgressListener.none()));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_FEW_ROWS);
    assertThat(failure).hasMessage("The query gave 3 rows; the spec asks for at least 100");
  }

  @Test
  void tellsThatThereAreNoRows() {
    assertThat(failure("select * from 'leads.csv' where false", "age").reason())
        .isEqualTo(Reason.NO_ROWS);
  }

  @Test
  void tellsWhereALabelIsMissing() {
    TrainingException failure =
        failure("select age, nullif(y, 'yes') as y from 'leads.csv'", "age");

    assertThat(failure.reason()).isEqualTo(Reason.LABEL_VALUE_MISSING);
    assertThat(failure).hasMessageStartingWith("row 2, column \"y\"");
  }

  @Test
  void refusesTwoColumnsOfOneName() {
    assertThat(failure("select age, age + 1 as Age, y from 'leads.csv'", "age").reason())
        .isEqualTo(Reason.DUPLICATE_COLUMN);
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
    return new DuckDbSource(query, folder, new DuckDbLimits(256, 1));
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
