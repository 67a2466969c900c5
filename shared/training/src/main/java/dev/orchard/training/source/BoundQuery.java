package dev.orchard.training.source;

import dev.orchard.training.TrainingException;
import dev.orchard.training.source.Dialect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A spec's query with its named placeholders as its database wants them. Placeholders are found
 * outside of string literals, quoted names, dollar quotes and comments only, and {@code ::} is a
 * cast.
 *
 * @param sql the query
 * @param parameters the placeholders in their order, each as often as it stands there
 */
record BoundQuery(String sql, List<Parameter> parameters) {
  private static final Set<String> READING = Set.of("select", "with", "from", "values");

  BoundQuery {
    parameters = List.copyOf(parameters);
  }

  /**
   * Parses a query.
   *
   * @throws TrainingException if it is not a single statement that reads, or names a placeholder
   *     that does not exist
   */
  static BoundQuery parse(String query, Dialect dialect, LiteralRewriter literals) {
    return new Parser(query, dialect, literals).parse();
  }

  private static final class Parser {
    private final String query;
    private final Dialect dialect;
    private final LiteralRewriter literals;
    private final StringBuilder sql = new StringBuilder();
    private final StringBuilder firstWord = new StringBuilder();
    private final List<Parameter> parameters = new ArrayList<>();
    private boolean firstWordDone;
    private boolean statementDone;
    private int at;

    Parser(String query, Dialect dialect, LiteralRewriter literals) {
      this.query = query;
      this.dialect = dialect;
      this.literals = literals;
    }

    BoundQuery parse() {
      while (at < query.length()) {
        char character = query.charAt(at);
        if (query.startsWith("--", at) || (character == '#' && dialect.hasHashComments())) {
          skipLine();
        } else if (query.startsWith("/*", at)) {
          skipComment();
        } else if (Character.isWhitespace(character)) {
          firstWordDone |= !firstWord.isEmpty();
          copy(1);
        } else {
          code(character);
        }
      }
      if (!READING.contains(firstWord.toString().toLowerCase(Locale.ROOT))) {
        throw Dialect.refuse("it must be a select");
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
        throw Dialect.refuse("it must be a single statement");
      }
      if (!firstWordDone && Character.isLetter(character)) {
        firstWord.append(character);
        copy(1);
        return;
      }
      firstWordDone = true;
      if (dialect.isQuote(character)) {
        quoted(character);
      } else if (character == '$' && dialect.hasDollarQuotes()) {
        copyDollarQuoted();
      } else if (character == '?') {
        sql.append(dialect.questionMark());
        at++;
      } else if (character == ':') {
        colon();
      } else {
        copy(1);
      }
    }

    private void colon() {
      int end = wordEnd(at + 1);
      boolean named = end > at + 1 && Character.isLetter(query.charAt(at + 1));
      boolean slice = at > 0 && (isWord(query.charAt(at - 1)) || query.charAt(at - 1) == ']');
      if (query.startsWith("::", at)) {
        copy(2);
      } else if (named && !slice) {
        Parameter parameter = Parameter.of(query.substring(at + 1, end));
        parameters.add(parameter);
        sql.append(dialect.placeholder(parameter));
        at = end;
      } else {
        copy(1);
      }
    }

    /** Except in a literal, a doubled quote just starts the next quoted part. */
    private void quoted(char quote) {
      String three = String.valueOf(quote).repeat(3);
      String mark =
          dialect.hasTripleQuotes() && query.startsWith(three, at) ? three : three.substring(2);
      boolean afterE =
          quote == '\''
              && at > 0
              && (query.charAt(at - 1) | 0x20) == 'e'
              && (at == 1 || !isWord(query.charAt(at - 2)));
      boolean escapes = dialect.backslashEscapes(afterE);
      int end = at + mark.length();
      while (end < query.length() && !query.startsWith(mark, end)) {
        end += escapes && query.charAt(end) == '\\' ? 2 : 1;
      }
      if (end >= query.length()) {
        throw Dialect.refuse("a quote is not closed");
      }
      if (quote == '\'' && !escapes) {
        literal(end);
      } else {
        copy(end + mark.length() - at);
      }
    }

    /** A doubled quote is one of the literal's own. */
    private void literal(int firstQuote) {
      int end = firstQuote;
      while (query.startsWith("''", end)) {
        end = query.indexOf('\'', end + 2);
        if (end < 0) {
          throw Dialect.refuse("a quote is not closed");
        }
      }
      String content = query.substring(at + 1, end).replace("''", "'");
      sql.append(literals.rewrite(content, sql));
      at = end + 1;
    }

    private void copyDollarQuoted() {
      int end = wordEnd(at + 1);
      if (end >= query.length() || query.charAt(end) != '$') {
        throw Dialect.refuse("it has a $ placeholder; use :org_id or :now");
      }
      String tag = query.substring(at, end + 1);
      int close = query.indexOf(tag, end + 1);
      if (close < 0) {
        throw Dialect.refuse("a quote is not closed");
      }
      copy(close + tag.length() - at);
    }

    private void skipLine() {
      int found = query.indexOf('\n', at);
      at = found < 0 ? query.length() : found + 1;
      endOfComment();
    }

    private void skipComment() {
      int depth = 0;
      do {
        boolean opens = query.startsWith("/*", at) && (depth == 0 || dialect.nestsComments());
        boolean closes = query.startsWith("*/", at);
        depth += opens ? 1 : closes ? -1 : 0;
        at += opens || closes ? 2 : 1;
      } while (depth > 0 && at < query.length());
      endOfComment();
    }

    private void endOfComment() {
      firstWordDone |= !firstWord.isEmpty();
      sql.append(' ');
    }

    private void copy(int length) {
      int end = Math.min(query.length(), at + length);
      sql.append(query, at, end);
      at = end;
    }

    private int wordEnd(int start) {
      int end = start;
      while (end < query.length() && isWord(query.charAt(end))) {
        end++;
      }
      return end;
    }

    private static boolean isWord(char character) {
      return character == '_' || Character.isLetterOrDigit(character);
    }
  }
}
