package dev.orchard.training.source;

import dev.orchard.model.spec.Source;
import dev.orchard.training.ProgressListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads PostgreSQL with the spec's SQL, in a transaction that cannot write, through a cursor on the
 * server: only some thousand rows are here at a time besides the columns that are kept.
 */
final class PostgresSource implements TrainingSource {
  private static final int FETCHED_ROWS = 5_000;

  private final Source.Jdbc spec;
  private final Passwords passwords;

  PostgresSource(Source.Jdbc spec, Passwords passwords) {
    this.spec = spec;
    this.passwords = passwords;
  }

  @Override
  public TrainingTable read(TableRequest request, ProgressListener progress) {
    BoundQuery query = BoundQuery.parse(spec.query(), Dialect.POSTGRESQL, LiteralRewriter.none());
    Optional<String> password = spec.password().map(passwords::read);
    RunningStatement running = new RunningStatement();
    return new TimeLimit(spec.timeout())
        .call(() -> read(query, password, request, progress, running), running::cancel);
  }

  private TrainingTable read(
      BoundQuery query,
      Optional<String> password,
      TableRequest request,
      ProgressListener progress,
      RunningStatement running) {
    try (Connection connection = PostgresConnection.open(spec, password);
        PreparedStatement statement = running.started(connection.prepareStatement(query.sql()))) {
      statement.setFetchSize(FETCHED_ROWS);
      bind(statement, query, request);
      try (ResultSet rows = statement.executeQuery()) {
        return JdbcRows.read(rows, PostgresSource::value, request, progress);
      }
    } catch (SQLException e) {
      throw new PostgresFailures(password).of(e);
    }
  }

  private static void bind(PreparedStatement statement, BoundQuery query, TableRequest request)
      throws SQLException {
    int index = 1;
    for (Dialect.Parameter parameter : query.parameters()) {
      switch (parameter) {
        case ORG_ID -> statement.setString(index, request.organization());
        case NOW -> statement.setObject(index, request.now().atOffset(ZoneOffset.UTC));
      }
      index++;
    }
  }

  /** The driver's own choice for times would depend on this machine's time zone. */
  private static Object value(ResultSet rows, int column) throws SQLException {
    return switch (rows.getMetaData().getColumnType(column)) {
      case Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.BIT,
          Types.BOOLEAN ->
          rows.getObject(column);
      case Types.DATE -> rows.getObject(column, LocalDate.class);
      case Types.TIME -> rows.getObject(column, LocalTime.class);
      case Types.TIMESTAMP ->
          rows.getMetaData().getColumnTypeName(column).equals("timestamptz")
              ? rows.getObject(column, OffsetDateTime.class)
              : rows.getObject(column, LocalDateTime.class);
      default -> rows.getString(column);
    };
  }
}
