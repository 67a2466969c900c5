package dev.orchard.training.source;

import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.sql.SQLException;
import java.util.Optional;

/** PostgreSQL's failures in our terms, by the SQLSTATE classes of its manual's appendix A. */
final class PostgresFailures {
  private static final int SHOWN_MESSAGE = 300;

  private final Optional<String> password;

  PostgresFailures(Optional<String> password) {
    this.password = password;
  }

  TrainingException of(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    String said = safe(e.getMessage());
    if (state.startsWith("28")) {
      return failure(Reason.ACCESS_REFUSED, "The database refuses access: " + said, e);
    } else if (state.startsWith("08") || state.startsWith("57P")) {
      return failure(
          Reason.CONNECTION_LOST, "The database cannot be reached or went away: " + said, e);
    } else if (state.equals("57014")) {
      return failure(Reason.TIMED_OUT, "The database gave the query up: " + said, e);
    } else if (state.startsWith("53")) {
      return failure(Reason.OUT_OF_SPACE, "The database ran out of something: " + said, e);
    }
    return failure(Reason.QUERY_FAILED, "The query failed: " + said, e);
  }

  /** A cause is logged with all that it says, so one that repeats the password is left out. */
  private TrainingException failure(Reason reason, String message, SQLException cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (!String.valueOf(each.getMessage()).equals(masked(String.valueOf(each.getMessage())))) {
        return new TrainingException(reason, message);
      }
    }
    return new TrainingException(reason, message, cause);
  }

  private String safe(String message) {
    String line = masked(Optional.ofNullable(message).orElse("")).lines().findFirst().orElse("");
    return line.length() <= SHOWN_MESSAGE ? line : line.substring(0, SHOWN_MESSAGE) + "…";
  }

  private String masked(String message) {
    return password.map(text -> message.replace(text, "********")).orElse(message);
  }
}
