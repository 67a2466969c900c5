package dev.orchard.training.source;

import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A spec's query with its named placeholders made positional. Placeholders are found outside of
 * string literals, quoted names, dollar quotes and comments only, and {@code ::} is a cast. They
 * become typed parameters, so that {@code :now - interval 6 month} has a type before a value is
 * bound.
 *
 * @param sql the query with {@code cast(? as …)} in place of each placeholder
 * @param parameters the placeholder of each question mark, in order
 */
record BoundQuery(String sql, List<Parameter> parameters) {
  private static final Set<String> READING = Set.of("select", "with", "from", "values");

  enum Parameter {
    ORG_ID("org_id", "varchar"),
    NOW("now", "timestamp");

    private final String placeholder;
    private final String type;

    Parameter(String placeholder, String type) {
      this.placeholder = placeholder;
      this.type = type;
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

  BoundQuery {
    parameters = List.copyOf(parameters);
  }

  /**
   * Parses a query.
   *
   * @throws TrainingException if it is not a single statement that reads, or names a placeholder
   *     that does not exist
   */
  static BoundQuery parse(String query) {
    return new Parser(query).parse();
  }

  private static TrainingException refuse(String why) {
    return new TrainingException(Reason.QUERY_FAILED, "The query is refused: " + why);
  }

  private static final class Parser {
    private final String query;
    private final StringBuilder sql = new StringBuilder();
    private final StringBuilder firstWord = new StringBuilder();
    private final List<Parameter> parameters = new ArrayList<>();
    private boolean firstWordDone;
    private boolean statementDone;
    private int at;

    Parser(String query) {
      this.query = query;
    }

    BoundQuery parse() {
      while (at < query.length()) {
        char character = query.charAt(at);
        if (query.startsWith("--", at)) {
          skipTo("\n");
        } else if (query.startsWith("/*", at)) {
          skipTo("*/");
        } else if (Character.isWhitespace(character)) {
          firstWordDone |= !firstWord.isEmpty();
          copy(1);
        } else {
          code(character);
        }
      }
      if (!READING.contains(firstWord.toString().toLowerCase(Locale.ROOT))) {
        throw refuse("it must be a select");
      }
      return new BoundQuery(sql.toString(), parameters);
    }

    private void code(char character) {
      if (character == ';') {
        statementDone = true;
        at++;
        return;
      }
      if (statementDone) {
        throw refuse("it must be a single statement");
      }
      if (!firstWordDone && Character.isLetter(character)) {
        firstWord.append(character);
        copy(1);
        return;
      }
      firstWordDone = true;
      switch (character) {
        case '\'', '"' -> copyQuoted(character);
        case '$' -> copyDollarQuoted();
        case '?' -> throw refuse("it has a ? placeholder; use :org_id or :now");
        case ':' -> colon();
        default -> copy(1);
      }
    }

    private void colon() {
      boolean cast = query.startsWith("::", at);
      int end = at + 1;
      while (end < query.length() && isWord(query.charAt(end))) {
        end++;
      }
      boolean named = end > at + 1 && Character.isLetter(query.charAt(at + 1));
      boolean slice = at > 0 && (isWord(query.charAt(at - 1)) || query.charAt(at - 1) == ']');
      if (cast) {
        copy(2);
      } else if (named && !slice) {
        Parameter parameter = Parameter.of(query.substring(at + 1, end));
        parameters.add(parameter);
        sql.append("cast(? as ").append(parameter.type).append(')');
        at = end;
      } else {
        copy(1);
      }
    }

    /** Copies up to the closing quote; a doubled quote just starts the next quoted part. */
    private void copyQuoted(char quote) {
      int end = query.indexOf(quote, at + 1);
      boolean escapes = quote == '\'' && at > 0 && (query.charAt(at - 1) | 0x20) == 'e';
      while (escapes && end > 0 && query.charAt(end - 1) == '\\') {
        end = query.indexOf(quote, end + 1);
      }
      if (end < 0) {
        throw refuse("a quote is not closed");
      }
      copy(end + 1 - at);
    }

    private void copyDollarQuoted() {
      int end = at + 1;
      while (end < query.length() && isWord(query.charAt(end))) {
        end++;
      }
      if (end >= query.length() || query.charAt(end) != '$') {
        throw refuse("it has a $ placeholder; use :org_id or :now");
      }
      String tag = query.substring(at, end + 1);
      int close = query.indexOf(tag, end + 1);
      if (close < 0) {
        throw refuse("a quote is not closed");
      }
      copy(close + tag.length() - at);
    }

    private void skipTo(String end) {
      int found = query.indexOf(end, at + 2);
      at = found < 0 ? query.length() : found + end.length();
      firstWordDone |= !firstWord.isEmpty();
      sql.append(' ');
    }

    private void copy(int length) {
      sql.append(query, at, at + length);
      at += length;
    }

    private static boolean isWord(char character) {
      return character == '_' || Character.isLetterOrDigit(character);
    }
  }
}
