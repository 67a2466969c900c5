package dev.orchard.training.source;

import dev.orchard.training.ProgressListener;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a JDBC result, one after another. */
final class JdbcRows {
  private JdbcRows() {}

  /** Takes a value of the current row as what {@link TableBuilder} knows. */
  @FunctionalInterface
  interface Getter {
    /**
     * A value.
     *
     * @param column from 1
     */
    Object get(ResultSet rows, int column) throws SQLException;
  }

  static TrainingTable read(
      ResultSet rows, Getter getter, TableRequest request, ProgressListener progress)
      throws SQLException {
    ResultSetMetaData data = rows.getMetaData();
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= data.getColumnCount(); column++) {
      names.add(data.getColumnLabel(column));
    }
    TableBuilder table = new TableBuilder(names, request, progress);
    while (rows.next()) {
      table.<SQLException>add(position -> getter.get(rows, position + 1));
    }
    return table.build();
  }
}
