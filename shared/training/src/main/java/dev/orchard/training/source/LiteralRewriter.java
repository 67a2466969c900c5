package dev.orchard.training.source;

/** What becomes of a string literal of a query. */
@FunctionalInterface
interface LiteralRewriter {
  /**
   * The SQL in place of a literal.
   *
   * @param content what the literal says, quotes no longer doubled
   * @param before the SQL so far
   */
  String rewrite(String content, CharSequence before);

  /** Leaves literals as they are. */
  static LiteralRewriter none() {
    return (content, before) -> DataFileLiterals.quoted(content);
  }
}
