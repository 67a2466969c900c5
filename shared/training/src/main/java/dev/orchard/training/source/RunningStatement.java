package dev.orchard.training.source;

import java.sql.SQLException;
import java.sql.Statement;

/** The statement that a read waits for, so that another thread can end it. */
final class RunningStatement {
  private Statement statement; // guarded by this
  private boolean cancelled; // guarded by this

  /**
   * Takes the statement that runs from now on.
   *
   * @throws SQLException if the read was cancelled before
   */
  synchronized <S extends Statement> S started(S started) throws SQLException {
    if (cancelled) {
      throw new SQLException("cancelled");
    }
    statement = started;
    return started;
  }

  synchronized void cancel() {
    cancelled = true;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        System.getLogger(RunningStatement.class.getName())
            .log(System.Logger.Level.WARNING, "A query could not be cancelled", e);
      }
    }
  }
}
