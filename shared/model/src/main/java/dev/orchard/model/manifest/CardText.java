package dev.orchard.model.manifest;

import dev.orchard.model.Violation;
import java.util.Locale;

/** Markdown that grows line by line; what a spec says cannot break out of its place. */
final class CardText {
  private static final int LONGEST_CODE = 500;

  private final StringBuilder text = new StringBuilder(4096);

  void line(String line) {
    text.append(line).append('\n');
  }

  /** A line and an empty one, which ends a paragraph. */
  void paragraph(String line) {
    line(line);
    line("");
  }

  void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value)
        .replaceAll("(\\.[0-9]*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share).replace(".0 %", " %");
  }

  /** Text from a spec as it is, without what Markdown, tables or HTML would take for their own. */
  static String plain(String foreign) {
    return foreign.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1").strip();
  }

  static String code(String foreign) {
    String line = foreign.replaceAll("\\s+", " ").replace('`', '\'').replace("|", "\\|").strip();
    return "`" + (line.length() > LONGEST_CODE ? Violation.shorten(line) : line) + "`";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
