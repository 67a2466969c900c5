package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select * from read_csv('data/bank-full.csv', delim = ';') | bank-full",
        "SELECT a FROM 'diamonds.parquet' where a > 1 | diamonds",
        "select * from leads where created > :now | leads",
        "select * from `project.set.leads` | project.set.leads",
        "select * from read_csv(  'x/*.csv') | *"
      })
  void namesTheDataAfterTheFirstFileOrTableThatAQueryReads(String query, String dataset) {
    assertThat(RunTags.dataset(query)).contains(dataset);
  }

  @Test
  void namesNoDataThatNoQueryReads() {
    assertThat(RunTags.dataset("select 1 as x")).isEmpty();
    assertThat(RunTags.dataset("select 1 from ''")).isEmpty();
  }
}
