package dev.orchard.local.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of a formatted Terraform file that stands at the left margin, such as a variable. Files
 * are formatted by {@code terraform fmt}, so a block ends with the first closing brace there and
 * its arguments are indented by two.
 *
 * @param kind such as {@code variable} or {@code resource}
 * @param labels in their order
 * @param body the lines between the braces
 */
record TerraformBlock(String kind, List<String> labels, String body) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^(\\w+)((?: \"[^\"]+\")*) \\{\\n(.*?)^}", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LABEL = Pattern.compile("\"([^\"]+)\"");

  TerraformBlock {
    labels = List.copyOf(labels);
  }

  /** The folder with the root module. */
  static Path root() {
    return Path.of(System.getProperty("orchard.root"), "terraform");
  }

  /** The files of a module, or of all below it. */
  static List<Path> files(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".tf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of a module's own files. */
  static List<TerraformBlock> ofModule(Path folder) {
    List<TerraformBlock> blocks = new ArrayList<>();
    files(folder, 1).forEach(file -> blocks.addAll(ofFile(file)));
    return blocks;
  }

  static List<TerraformBlock> ofFile(Path file) {
    List<TerraformBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text(file));
    while (matcher.find()) {
      List<String> labels = LABEL.matcher(matcher.group(2)).results().map(r -> r.group(1)).toList();
      blocks.add(new TerraformBlock(matcher.group(1), labels, matcher.group(3)));
    }
    return blocks;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return labels.get(labels.size() - 1);
  }

  /** The text of an argument on one line, as Terraform would write it there. */
  Optional<String> argument(String key) {
    Matcher matcher =
        Pattern.compile(
                "^  " + key + " +=\\s(.*?)(?=^  \\S|\\z)", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(body + "\n");
    if (!matcher.find()) {
      return Optional.empty();
    }
    String value = matcher.group(1);
    String closing = closing(value, matcher.end());
    return Optional.of(onOneLine(value + closing));
  }

  /** The line that ends a value of several lines is indented like the argument itself. */
  private String closing(String value, int end) {
    boolean open = value.stripTrailing().contains("\n") || value.strip().endsWith("{");
    if (!open || end >= body.length()) {
      return "";
    }
    return body.substring(end).lines().findFirst().orElse("").strip();
  }

  private static String onOneLine(String text) {
    return text.strip()
        .replaceAll("\\s*\\n\\s*", ", ")
        .replaceAll("([({\\[]),", "$1")
        .replaceAll(", ([)}\\]])", " $1")
        .replaceAll(" +", " ")
        .replaceAll("\\(\\{ ", "({ ")
        .strip();
  }
}
