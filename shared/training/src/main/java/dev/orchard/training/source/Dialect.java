package dev.orchard.training.source;

import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;

/** How a database writes SQL, as far as placeholders can be told from other text. */
enum Dialect {
  /** Typed, so that {@code :now - interval 6 month} has a type before a value is bound. */
  DUCKDB("cast(? as varchar)", "cast(? as timestamp)") {
    @Override
    String questionMark() {
      throw refuse("it has a ? placeholder; use :org_id or :now");
    }
  },

  /** With a time zone: a column without one is compared in UTC, the session's time zone. */
  POSTGRESQL("cast(? as text)", "cast(? as timestamptz)") {
    @Override
    String questionMark() {
      return "??"; // an operator of jsonb, as the driver wants it
    }
  },

  BIGQUERY("@org_id", "@now") {
    @Override
    String questionMark() {
      return DUCKDB.questionMark();
    }
  };

  /** What a query may ask to have bound. */
  enum Parameter {
    ORG_ID("org_id"),
    NOW("now");

    private final String placeholder;

    Parameter(String placeholder) {
      this.placeholder = placeholder;
    }

    String placeholder() {
      return placeholder;
    }

    static Parameter of(String name) {
      for (Parameter parameter : values()) {
        if (parameter.placeholder.equals(name)) {
          return parameter;
        }
      }
      throw refuse("it names the placeholder :" + name + "; there are :org_id and :now");
    }
  }

  private final String organization;
  private final String now;

  Dialect(String organization, String now) {
    this.organization = organization;
    this.now = now;
  }

  /** What stands for the value of a parameter. */
  String placeholder(Parameter parameter) {
    return switch (parameter) {
      case ORG_ID -> organization;
      case NOW -> now;
    };
  }

  /** What becomes of a question mark outside of quotes. */
  abstract String questionMark();

  boolean isQuote(char character) {
    return character == '\'' || character == '"' || (this == BIGQUERY && character == '`');
  }

  /** BigQuery's strings may have three quotes on either side, which ' and " within do not close. */
  boolean hasTripleQuotes() {
    return this == BIGQUERY;
  }

  /**
   * Whether a backslash keeps the next character from closing the quote: in BigQuery always (in raw
   * strings too), elsewhere after an E.
   */
  boolean backslashEscapes(boolean afterE) {
    return this == BIGQUERY || afterE;
  }

  boolean hasDollarQuotes() {
    return this != BIGQUERY;
  }

  boolean hasHashComments() {
    return this == BIGQUERY;
  }

  boolean nestsComments() {
    return this != BIGQUERY;
  }

  static TrainingException refuse(String why) {
    return new TrainingException(Reason.QUERY_FAILED, "The query is refused: " + why);
  }
}
