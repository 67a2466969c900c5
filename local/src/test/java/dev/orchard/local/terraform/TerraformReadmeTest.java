package dev.orchard.local.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of variables and outputs in terraform/README.md say what the files say. */
class TerraformReadmeTest {
  private static final String README = "README.md";

  @ParameterizedTest
  @ValueSource(strings = {"", "modules/function", "modules/gateway", "modules/operations"})
  void documentsEveryVariableAndOutputOf(String module) {
    Path folder = TerraformBlock.root().resolve(module);

    assertThat(TerraformBlock.text(TerraformBlock.root().resolve(README)))
        .contains(table(module, TerraformBlock.ofModule(folder)));
  }

  private static String table(String module, List<TerraformBlock> blocks) {
    String place = module.isEmpty() ? "root" : module;
    StringBuilder table = new StringBuilder("<!-- tables of " + place + ": kept true by ");
    table.append("TerraformReadmeTest -->\n\n| Variable | Type | Default | What it is |\n");
    table.append("|---|---|---|---|\n");
    blocks.stream()
        .filter(block -> block.kind().equals("variable"))
        .forEach(block -> table.append(variable(block)));
    table.append("\n| Output | What it is |\n|---|---|\n");
    blocks.stream()
        .filter(block -> block.kind().equals("output"))
        .forEach(block -> table.append(output(block)));
    return table.append("\n<!-- end of tables -->").toString();
  }

  private static String variable(TerraformBlock block) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            block.name(),
            block.argument("type").orElseThrow(),
            block.argument("default").map(text -> "`" + text + "`").orElse("required"),
            description(block));
  }

  private static String output(TerraformBlock block) {
    return "| `%s` | %s |\n".formatted(block.name(), description(block));
  }

  private static String description(TerraformBlock block) {
    String quoted = block.argument("description").orElseThrow();
    return quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("|", "\\|");
  }
}
