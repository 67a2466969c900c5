package dev.orchard.training.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The table of {@link TrainingSourceContract}. */
final class Leads {
  static final String CSV =
      """
      age,job,open,org,seen,day,amount,y
      30,clerk,true,acme,2025-10-10 08:00:00,2025-10-10,3.50,no
      41,,false,acme,2026-05-10 09:30:00,2026-05-10,0.00,yes
      ,nurse,true,other,2026-05-11 10:00:00,2026-05-11,12.25,yes
      52,clerk,,acme,2026-05-12 00:00:00,2026-05-12,-7.00,no
      """;

  /** For databases. */
  static final String CREATE =
      "create table leads (age bigint, job text, open boolean, org text, seen timestamp, day date,"
          + " amount numeric(10, 2), y text)";

  static final String INSERT =
      """
      insert into leads values
      (30, 'clerk', true, 'acme', '2025-10-10 08:00:00', '2025-10-10', 3.5, 'no'),
      (41, null, false, 'acme', '2026-05-10 09:30:00', '2026-05-10', 0, 'yes'),
      (null, 'nurse', true, 'other', '2026-05-11 10:00:00', '2026-05-11', 12.25, 'yes'),
      (52, 'clerk', null, 'acme', '2026-05-12 00:00:00', '2026-05-12', -7, 'no')
      """;

  private Leads() {}

  static void writeCsv(Path folder) throws IOException {
    Files.writeString(folder.resolve("leads.csv"), CSV);
  }

  /** As DuckDB writes files of that name: {@code leads.parquet}, {@code leads.ndjson}. */
  static void write(Path folder, String name, String options) throws SQLException {
    execute(CREATE, INSERT, "copy leads to '" + folder.resolve(name) + "' " + options);
  }

  static void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
