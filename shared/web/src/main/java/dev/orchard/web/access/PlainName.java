package dev.orchard.web.access;

/**
 * The rule for names that go into logs, histories and labels: of tokens, of signing keys and of the
 * users for whom sessions are opened.
 */
final class PlainName {
  static final int LONGEST = 63;

  /** The rule as a phrase for messages. */
  static final String RULE = "1 to " + LONGEST + " letters, digits, - _ . or @";

  private PlainName() {}

  static boolean fits(String name) {
    boolean plain = !name.isEmpty() && name.length() <= LONGEST;
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c < 0x7F && (Character.isLetterOrDigit(c) || "-_.@".indexOf(c) >= 0);
    }
    return plain;
  }
}
