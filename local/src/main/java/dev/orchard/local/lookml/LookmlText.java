package dev.orchard.local.lookml;

import java.util.Arrays;

/** LookML as it grows: blocks, indented by two spaces, and their parameters. */
final class LookmlText {
  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  LookmlText comment(String line) {
    return line("# " + line.replaceAll("\\R", " "));
  }

  /**
   * Begins a block of a type, with a name or without, an empty line before it on the same level.
   */
  LookmlText begin(String type, String name) {
    if (text.length() > 0 && text.charAt(text.length() - 2) != '{') {
      text.append('\n');
    }
    line(name.isEmpty() ? type + ": {" : type + ": " + name + " {");
    depth++;
    return this;
  }

  LookmlText end() {
    depth--;
    return line("}");
  }

  /** A parameter whose value is a word of LookML's or a name. */
  LookmlText word(String name, String value) {
    return line(name + ": " + value);
  }

  /** A parameter whose value is for people; none if it is empty. */
  LookmlText quoted(String name, String value) {
    if (value.isBlank()) {
      return this;
    }
    String escaped =
        value.strip().replaceAll("\\s+", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    return line(name + ": \"" + escaped + "\"");
  }

  /** A parameter whose value is SQL, on a line of its own or on several. */
  LookmlText sql(String name, String sql) {
    if (!sql.contains("\n")) {
      return line(name + ": " + sql + " ;;");
    }
    line(name + ":");
    depth++;
    Arrays.stream(sql.split("\n", -1)).forEach(this::line);
    depth--;
    return line(";;");
  }

  private LookmlText line(String line) {
    text.append(STEP.repeat(depth)).append(line).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
