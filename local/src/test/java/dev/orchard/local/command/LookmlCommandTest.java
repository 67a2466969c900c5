package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.testing.SampleModels;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookmlCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void publish() {
    shell = new Shell(folder);
    SampleModels.publish(
        new ModelRegistry(new FileObjectStore(folder.resolve("store")), Clock.systemUTC()));
  }

  private int run(String... more) {
    String[] arguments = new String[7 + more.length];
    System.arraycopy(
        new String[] {
          "lookml", "lead-conversion", "--project", "my-project", "--table", "crm.leads"
        },
        0,
        arguments,
        0,
        6);
    arguments[6] = "--key=lead_id";
    System.arraycopy(more, 0, arguments, 7, more.length);
    return shell.run(arguments);
  }

  @Test
  void printsBothFilesOfAModelInTheStore() {
    assertThat(run()).isZero();
    assertThat(shell.out())
        .contains(
            "view: lead_conversion {",
            "explore: lead_conversion {",
            "datagroup: lead_conversion_scores {",
            "`my-project.orchard.lead_conversion`(${lead_source_score}, ",
            "Of yes, calibrated");
  }

  @Test
  void writesFilesByTheNamesThatItIsTold() {
    Path out = folder.resolve("looker");
    assertThat(run("--view", "leads", "--explore", "scored_leads", "--out", out.toString()))
        .isZero();
    assertThat(out.resolve("leads.view.lkml")).content().contains("view: leads_scores {");
    assertThat(out.resolve("leads.model.lkml"))
        .content()
        .contains("explore: scored_leads {", "include: \"leads.view.lkml\"");
  }

  @Test
  void readsASpecThatWasNeverTrained() {
    Path spec =
        Path.of(System.getProperty("orchard.root", "..")).resolve("examples/diamond-price.yaml");
    assertThat(
            shell.run(
                "lookml",
                spec.toString(),
                "--project",
                "my-project",
                "--table",
                "a.b",
                "--key",
                "id",
                "--json"))
        .isZero();
    assertThat(shell.word("diamond_price.view.lkml")).contains("view: diamond_price_scores {");
  }

  @Test
  void refusesWhatWouldNotBeLookml() {
    assertThat(run("--dataset", "a;b")).isEqualTo(2);
    assertThat(shell.err()).contains("--dataset");
    assertThat(
            shell.run("lookml", "nothing", "--project", "my-project", "--table", "a.b", "--key=k"))
        .isEqualTo(4);
  }
}
