package dev.orchard.training.source;

import dev.orchard.model.spec.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract of sources over every kind of file. */
class FileSourcesTest {
  abstract static class OfFiles extends TrainingSourceContract {
    @TempDir Path folder;

    @Override
    TrainingSource source(String query, Duration timeout) {
      return new DuckDbSource(
          new Source.Files(query, timeout), folder, new DuckDbLimits(256, 1), DataBuckets.none());
    }

    @Override
    String manyRows(int count) {
      return "(select range + 1 as age, 'a' as y from range(" + count + "))";
    }

    @Override
    String slowQuery() {
      return "select i as age, 'a' as y from range(1000000000000) t(i) where hash(i) = 1";
    }
  }

  @Nested
  class Csv extends OfFiles {
    @BeforeEach
    void write() throws IOException {
      Leads.writeCsv(folder);
    }

    @Override
    String table() {
      return "'leads.csv'";
    }
  }

  @Nested
  class Parquet extends OfFiles {
    @BeforeEach
    void write() throws SQLException {
      Leads.write(folder, "leads.parquet", "");
    }

    @Override
    String table() {
      return "'leads.parquet'";
    }
  }

  @Nested
  class Ndjson extends OfFiles {
    @BeforeEach
    void write() throws SQLException {
      Leads.write(folder, "leads.ndjson", "(format json)");
    }

    @Override
    String table() {
      return "read_json('leads.ndjson')";
    }
  }
}
