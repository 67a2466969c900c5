package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source owes, whichever database answers. The table of the tests has four rows:
 *
 * <pre>
 * age  job    open   org    seen                 day         amount  y
 * 30   clerk  true   acme   2025-10-10 08:00:00  2025-10-10  3.50    no
 * 41   null   false  acme   2026-05-10 09:30:00  2026-05-10  0.00    yes
 * null nurse  true   other  2026-05-11 10:00:00  2026-05-11  12.25   yes
 * 52   clerk  null   acme   2026-05-12 00:00:00  2026-05-12  -7.00   no
 * </pre>
 */
abstract class TrainingSourceContract {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A source for a query with a time limit. */
  abstract TrainingSource source(String query, Duration timeout);

  /** What stands after {@code from} for the table of the tests. */
  abstract String table();

  /** What stands after {@code from} for so many rows of {@code age}, from 1, and {@code y}. */
  abstract String manyRows(int count);

  /** A query that would run for minutes. */
  abstract String slowQuery();

  @Test
  void readsNumbersTextsAndTruthValuesWithWhatIsMissing() {
    TrainingTable table = read("select * from " + table() + " order by seen", "age", "job", "open");

    assertThat(table.rowCount()).isEqualTo(4);
    assertThat(numbers(table, 0)).containsExactly(30, 41, Double.NaN, 52);
    Column.Categories job = (Column.Categories) table.features().get(1);
    assertThat(job.codes()).containsExactly(0, -1, 1, 0);
    assertThat(job.dictionary()).containsExactly("clerk", "nurse");
    assertThat(numbers(table, 2)).containsExactly(1, 0, 1, Double.NaN);
    assertThat(((Column.Categories) table.label()).dictionary()).containsExactly("no", "yes");
  }

  @Test
  void readsDecimalsAsNumbers() {
    String query = "select cast(amount as decimal(10, 2)) as age, y from %s order by seen";

    assertThat(numbers(read(query.formatted(table()), "age"), 0))
        .containsExactly(3.5, 0, 12.25, -7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cast(amount as decimal(10, 2)) | 3.5 0 12.25 -7",
        "age | 30 41 52",
        "cast(age as double precision) | 30 41 52",
        "cast(day as date) | 2025-10-10 2026-05-10 2026-05-11 2026-05-12",
        "cast(seen as timestamp) | 2025-10-10T08:00:00 2026-05-10T09:30:00 2026-05-11T10:00:00"
            + " 2026-05-12T00:00:00",
        "cast(seen as timestamp with time zone) | 2025-10-10T08:00:00Z 2026-05-10T09:30:00Z"
            + " 2026-05-11T10:00:00Z 2026-05-12T00:00:00Z",
        "open | true false"
      })
  void writesEveryCategoryInOneWay(String value, String expected) {
    TrainingTable table =
        read("select " + value + " as job, y from " + table() + " order by seen", "job");

    assertThat(((Column.Categories) table.features().get(0)).dictionary())
        .containsExactly(expected.split(" "));
  }

  @Test
  void readsPointsInTimeAsMillisecondsInUtc() {
    String query = "select cast(seen as timestamp) as seen, y from " + table() + " where age = 41";

    assertThat(numbers(read(query, "seen"), 0))
        .containsExactly((double) Instant.parse("2026-05-10T09:30:00Z").toEpochMilli());
  }

  @Test
  void takesANumberThatIsNoneForMissing() {
    String query =
        "select case when age = 41 then cast('NaN' as double precision) else age end as age, y"
            + " from %s order by seen";

    assertThat(numbers(read(query.formatted(table()), "age"), 0))
        .containsExactly(30, Double.NaN, Double.NaN, 52);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cast('Infinity' as double precision) | a finite number | Infinity",
        "cast(day as date) | a number, which the query can make of it | 2026-05-10",
        "'old' | a number | old",
        "'0x1p3' | a number | 0x1p3"
      })
  void tellsTheRowAndColumnOfWhatIsNoNumber(String value, String expected, String found) {
    TrainingException failure =
        failure("select " + value + " as age, y from " + table() + " t where t.age = 41", "age");

    assertThat(failure.reason()).isEqualTo(Reason.WRONG_VALUE);
    assertThat(failure)
        .hasMessage("row 1, column \"age\": expected " + expected + ", found \"" + found + "\"");
  }

  @Test
  void tellsTheRowAndColumnOfTextAmongNumbers() {
    String query =
        "select case when age = 41 then 'old' else cast(age as char(2)) end as age, y from %s"
            + " order by seen";

    assertThat(failure(query.formatted(table()), "age"))
        .hasMessage("row 2, column \"age\": expected a number, found \"old\"");
  }

  @Test
  void bindsTheOrganizationAndTheTimeSixMonthsAgo() {
    String query =
        "select * from "
            + table()
            + " where org = :org_id and cast(seen as timestamp) > :now - interval '6 months'"
            + " and :now > cast(seen as timestamp) order by seen";

    assertThat(numbers(read(query, "age"), 0)).containsExactly(41, 52);
  }

  @Test
  void bindsWhatLooksLikeSqlAsText() {
    String query = "select * from " + table() + " where org = :org_id";

    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () ->
                source(query, PATIENCE)
                    .read(request("acme' or '1' = '1", 1, "age"), ProgressListener.none()));

    assertThat(failure.reason()).isEqualTo(Reason.NO_ROWS);
  }

  @Test
  void readsEveryRowOfManyPages() {
    double[] ages =
        numbers(read("select age, y from " + manyRows(25_000) + " t order by age", "age"), 0);

    assertThat(ages).hasSize(25_000);
    assertThat(Arrays.stream(ages).sum()).isEqualTo(25_000L * 25_001 / 2);
  }

  @Test
  void tellsThatThereAreNoRows() {
    assertThat(failure("select * from " + table() + " where 1 = 0", "age").reason())
        .isEqualTo(Reason.NO_ROWS);
  }

  @Test
  void tellsHowFewRowsThereWere() {
    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () ->
                source("select * from " + table(), PATIENCE)
                    .read(request("acme", 100, "age"), ProgressListener.none()));

    assertThat(failure.reason()).isEqualTo(Reason.TOO_FEW_ROWS);
    assertThat(failure).hasMessage("The query gave 4 rows; the spec asks for at least 100");
  }

  @Test
  void tellsWhichFeatureHasNoColumn() {
    TrainingException failure = failure("select * from " + table(), "age", "balance");

    assertThat(failure.reason()).isEqualTo(Reason.FEATURE_COLUMN_MISSING);
    assertThat(failure).hasMessageContaining("\"balance\"");
  }

  @Test
  void tellsThatTheLabelHasNoColumn() {
    assertThat(failure("select age from " + table(), "age").reason())
        .isEqualTo(Reason.LABEL_COLUMN_MISSING);
  }

  @Test
  void refusesTwoColumnsOfOneName() {
    assertThat(failure("select age, age + 1 as Age, y from " + table(), "age").reason())
        .isEqualTo(Reason.DUPLICATE_COLUMN);
  }

  @Test
  void tellsWhereLabelsAreMissingAndHowMany() {
    TrainingException failure =
        failure("select age, nullif(y, 'yes') as y from " + table() + " order by seen", "age");

    assertThat(failure.reason()).isEqualTo(Reason.LABEL_VALUE_MISSING);
    assertThat(failure)
        .hasMessage(
            "row 2, column \"y\": the label is missing, in 2 of 4 rows; the query can leave them"
                + " out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select age, y frm %s",
        "select nothing_of_that_name, y from %s",
        "select age, y from table_that_is_not_there",
        "delete from %s",
        "select 1; select 2 -- %s"
      })
  void tellsWhyAQueryFails(String query) {
    TrainingException failure = failure(query.formatted(table()), "age");

    assertThat(failure.reason()).isEqualTo(Reason.QUERY_FAILED);
    assertThat(failure.getMessage()).startsWith("The query ").hasSizeGreaterThan(20);
  }

  @Test
  void givesUpAQueryThatTakesTooLong() {
    TrainingException failure =
        catchThrowableOfType(
            TrainingException.class,
            () ->
                source(slowQuery(), Duration.ofSeconds(1))
                    .read(request("acme", 1, "age"), ProgressListener.none()));

    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void givesUpWhenItsThreadIsInterrupted() throws InterruptedException {
    AtomicReference<TrainingException> failure = new AtomicReference<>();
    CountDownLatch stillInterrupted = new CountDownLatch(1);
    Thread training =
        new Thread(
            () -> {
              failure.set(failure(slowQuery(), "age"));
              if (Thread.currentThread().isInterrupted()) {
                stillInterrupted.countDown();
              }
            });
    training.start();
    while (training.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    training.interrupt();
    training.join();

    assertThat(failure.get().reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(stillInterrupted.getCount()).isZero();
  }

  @Test
  void tellsHowManyRowsItHasRead() {
    List<Long> heard = new ArrayList<>();

    source("select age, y from " + manyRows(20_000) + " t", PATIENCE)
        .read(request("acme", 1, "age"), (stage, done, total) -> heard.add(done));

    assertThat(heard).endsWith(8_192L, 16_384L, 20_000L);
  }

  @Test
  void givesTheSameRowsTheSameFingerprintWhereverTheyComeFrom() {
    String query = "select age, job, open, y from " + table() + " order by seen";

    assertThat(read(query, "age", "job", "open").fingerprint())
        .isEqualTo("887e1d379d270be27b05e66e190583fb7ecd7337c3530918970986b4f9a7b9d3");
  }

  final TrainingException failure(String query, String... features) {
    return catchThrowableOfType(TrainingException.class, () -> read(query, features));
  }

  final TrainingTable read(String query, String... features) {
    return source(query, PATIENCE).read(request("acme", 1, features), ProgressListener.none());
  }

  static double[] numbers(TrainingTable table, int feature) {
    return ((Column.Numbers) table.features().get(feature)).values();
  }

  static TableRequest request(String organization, int minimumRows, String... features) {
    List<ColumnRequest> columns =
        Arrays.stream(features).map(name -> new ColumnRequest(name, kind(name))).toList();
    return new TableRequest(
        columns,
        new ColumnRequest("y", ColumnKind.CATEGORY),
        organization,
        Instant.parse("2026-06-01T00:00:00Z"),
        minimumRows);
  }

  private static ColumnKind kind(String name) {
    return switch (name) {
      case "job" -> ColumnKind.CATEGORY;
      case "open" -> ColumnKind.BOOLEAN;
      case "seen" -> ColumnKind.TIME;
      default -> ColumnKind.NUMBER;
    };
  }
}
