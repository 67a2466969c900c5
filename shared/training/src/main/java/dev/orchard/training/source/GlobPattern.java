package dev.orchard.training.source;

import java.util.regex.Pattern;

/**
 * The patterns of file names that DuckDB knows: {@code *} and {@code ?} within a folder, {@code **}
 * across folders, {@code [abc]} and {@code [a-z]}, {@code [!a]}.
 */
final class GlobPattern {
  private GlobPattern() {}

  static Pattern of(String glob) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      char character = glob.charAt(at);
      int close = character == '[' ? glob.indexOf(']', at + 2) : -1;
      if (glob.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (glob.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
      } else if (close > 0) {
        regex.append(characterClass(glob.substring(at + 1, close)));
        at = close + 1;
      } else {
        regex.append(
            switch (character) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(character));
            });
        at++;
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static String characterClass(String content) {
    boolean negated = content.startsWith("!");
    String escaped = content.substring(negated ? 1 : 0).replaceAll("([\\\\\\[\\]^&])", "\\\\$1");
    return "[" + (negated ? "^/" : "") + escaped + "]";
  }
}
