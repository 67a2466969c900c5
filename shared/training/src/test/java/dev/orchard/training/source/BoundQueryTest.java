package dev.orchard.training.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.training.TrainingException;
import dev.orchard.training.source.Dialect.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundQueryTest {
  @Test
  void makesPlaceholdersTypedParametersInTheirOrder() {
    BoundQuery query = parse("select * from t where a > :now and o = :org_id and b < :now");

    assertThat(query.parameters()).containsExactly(Parameter.NOW, Parameter.ORG_ID, Parameter.NOW);
    assertThat(query.sql())
        .isEqualTo(
            "select * from t where a > cast(? as timestamp) and o = cast(? as varchar)"
                + " and b < cast(? as timestamp)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ':now it''s :org_id' from t",
        "select \":now\" from t",
        "select $$:now$$ from t",
        "select $tag$:now$tag$ from t",
        "select a::varchar from t",
        "select a /* :now */ from t",
        "select a /* /* */ :now */ from t",
        "select e'\\' :now' from t",
        "select e'\\\\' from t",
        "select a -- :org_id\n from t",
        "select l[1:2] from t",
        "select l[a:b] from t"
      })
  void leavesWhatOnlyLooksLikeAPlaceholder(String text) {
    assertThat(parse(text).parameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; drop table t",
        "copy t to 'x.csv'",
        "/* select */ install httpfs",
        "select ?",
        "select $1",
        "select :password",
        "select 'open",
        ""
      })
  void refusesWhatIsNotOneStatementThatReadsWithKnownPlaceholders(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("The query is refused: ");
  }

  @Test
  void placesFileNamesIntoTheFolder() {
    assertThat(parse("from 'sales/*.parquet' where name = 'sales'").sql())
        .isEqualTo("from '/data/it''s/sales/*.parquet' where name = 'sales'");
  }

  @Test
  void placesFilesWhoseNamesHaveApostrophes() {
    assertThat(parse("from read_csv('it''s'' mine''.csv', types = {}) where a = 'b''.c'").sql())
        .isEqualTo("from read_csv('/data/it''s/it''s'' mine''.csv', types = {}) where a = 'b''.c'");
  }

  @Test
  void refusesALiteralThatEndsInADoubledQuote() {
    assertThatThrownBy(() -> parse("select 'a''"))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("a quote is not closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select '\\' :now' from t",
        "select \"it's :now\" from t",
        "select \"\"\"a \" :now \"\"\" from t",
        "select \'\'\'a \' :now \'\'\' from t",
        "select r'\\' :now' from t",
        "select `:now` from t",
        "select 1 # :now\n from t"
      })
  void leavesWhatOnlyLooksLikeAPlaceholderInBigQuery(String text) {
    BoundQuery query = BoundQuery.parse(text, Dialect.BIGQUERY, LiteralRewriter.none());

    assertThat(query.parameters()).isEmpty();
  }

  @Test
  void writesPlaceholdersAsTheDatabaseWantsThem() {
    String text = "select * from t where a > :now and o = :org_id";

    assertThat(BoundQuery.parse(text, Dialect.BIGQUERY, LiteralRewriter.none()).sql())
        .isEqualTo("select * from t where a > @now and o = @org_id");
    assertThat(BoundQuery.parse(text, Dialect.POSTGRESQL, LiteralRewriter.none()).sql())
        .isEqualTo("select * from t where a > cast(? as timestamptz) and o = cast(? as text)");
  }

  @Test
  void takesATrailingSemicolon() {
    assertThat(parse("select 1;\n").sql()).isEqualTo("select 1\n");
  }

  private static BoundQuery parse(String text) {
    return BoundQuery.parse(
        text, Dialect.DUCKDB, new DataFileLiterals(text, name -> "/data/it's/" + name));
  }
}
