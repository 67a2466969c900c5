package dev.orchard.local.lookml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads LookML strictly enough to know what was written: blocks with or without a name, words,
 * quoted texts, lists and SQL that ends in two semicolons. Anything else fails.
 */
final class LookmlReader {
  /** SQL begins where the parameter is named so. */
  private static final Pattern SQL = Pattern.compile("sql(_\\w+)?");

  private static final Pattern PARAMETER = Pattern.compile("\\G\\s*([a-z_]+):[ \\t]*");
  private static final Pattern COMMENT = Pattern.compile("\\G\\s*#[^\\n]*\\n");
  private static final Pattern QUOTED = Pattern.compile("\\G\"((?:[^\"\\\\\\n]|\\\\[\"\\\\])*)\"");
  private static final Pattern LIST = Pattern.compile("\\G\\[\\w+: \"[^\"\\n]*\"]");
  private static final Pattern WORD = Pattern.compile("\\G[a-z0-9_]+");

  /**
   * A parameter or a block.
   *
   * @param value of a parameter, or the name of a block
   * @param children empty for a parameter
   */
  record Node(String type, String value, List<Node> children) {
    Stream<Node> all(String wanted) {
      return children.stream().filter(child -> child.type().equals(wanted));
    }

    Node only(String wanted) {
      List<Node> found = all(wanted).toList();
      if (found.size() != 1) {
        throw new AssertionError(found.size() + " times " + wanted + " in " + type + " " + value);
      }
      return found.get(0);
    }

    Node only(String wanted, String name) {
      return all(wanted).filter(child -> child.value().equals(name)).findFirst().orElseThrow();
    }
  }

  private final String text;
  private int position;

  private LookmlReader(String text) {
    this.text = text;
  }

  static Node read(String text) {
    LookmlReader reader = new LookmlReader(text);
    List<Node> nodes = reader.nodes();
    if (reader.position != text.length()) {
      throw reader.unexpected();
    }
    return new Node("file", "", nodes);
  }

  private List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    while (true) {
      while (take(COMMENT).isPresent()) {
        // Says nothing.
      }
      Optional<Matcher> parameter = take(PARAMETER);
      if (parameter.isEmpty()) {
        take(Pattern.compile("\\G\\s*"));
        return nodes;
      }
      nodes.add(node(parameter.get().group(1)));
    }
  }

  private Node node(String type) {
    if (SQL.matcher(type).matches()) {
      int end = text.indexOf(";;", position);
      if (end < 0) {
        throw unexpected();
      }
      String sql = text.substring(position, end).strip();
      position = end + 2;
      return new Node(type, sql, List.of());
    }
    Optional<Matcher> quoted = take(QUOTED);
    if (quoted.isPresent()) {
      String value = quoted.get().group(1).replaceAll("\\\\(.)", "$1");
      return new Node(type, value, List.of());
    }
    Optional<Matcher> list = take(LIST);
    if (list.isPresent()) {
      return new Node(type, list.get().group(), List.of());
    }
    String word = take(WORD).map(Matcher::group).orElse("");
    if (take(Pattern.compile("\\G *\\{")).isPresent()) {
      List<Node> children = nodes();
      if (take(Pattern.compile("\\G\\s*}")).isEmpty()) {
        throw unexpected();
      }
      return new Node(type, word, children);
    }
    if (word.isEmpty()) {
      throw unexpected();
    }
    return new Node(type, word, List.of());
  }

  private Optional<Matcher> take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find(position)) {
      return Optional.empty();
    }
    position = matcher.end();
    return Optional.of(matcher);
  }

  private AssertionError unexpected() {
    return new AssertionError(
        "Not LookML at: " + text.substring(position, Math.min(text.length(), position + 60)));
  }
}
