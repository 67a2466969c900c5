package dev.orchard.web.access;

import java.util.List;
import java.util.Optional;

/**
 * The tokens that are let in, known by their hashes only. Immutable.
 *
 * <p>Written as lines, separated by line feeds or semicolons; empty lines and lines that begin with
 * {@code #} say nothing:
 *
 * <pre>
 * name    sha256 (64 hexadecimal digits)   roles               organizations
 * looker  9f86d081884c7d659a2feaa0c55ad0…  predict,read        acme,globex
 * deploy  60303ae22b998861bce3b28f33eec1…  read,train,release  *
 * </pre>
 */
public final class Tokens {
  /** More would make the search, which always looks at all, slow. */
  static final int MOST = 1000;

  private final List<Entry> entries;

  /** A token we know. */
  record Entry(TokenHash hash, Caller caller) {}

  Tokens(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** No tokens at all: nobody is let in. */
  public static Tokens none() {
    return new Tokens(List.of());
  }

  /**
   * Reads token lines.
   *
   * @throws InvalidLinesException with every wrong line; its message holds nothing of their hashes
   */
  public static Tokens parse(String lines) {
    return new TokenLines().read(lines);
  }

  /**
   * Who presents this token. All entries are compared, each in constant time, whether or not an
   * earlier one fits.
   */
  public Optional<Caller> caller(String token) {
    TokenHash presented = TokenHash.of(token);
    Caller found = null;
    for (Entry entry : entries) {
      if (entry.hash().difference(presented) == 0) {
        found = entry.caller();
      }
    }
    return Optional.ofNullable(found);
  }

  public int size() {
    return entries.size();
  }
}
