package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.web.access.SigningKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void makesAKeyThatMayOpenSessions() {
    assertThat(shell.run("token", "--roles", "session,predict", "--orgs", "acme", "--json"))
        .isZero();
    assertThat(shell.word("line")).endsWith(" session,predict acme");
  }

  @Test
  void makesASigningKeyThatAServerReads() {
    assertThat(shell.run("token", "--signing-key", "looker-2026-11", "--json")).isZero();
    String line = shell.word("line");
    assertThat(line).startsWith("looker-2026-11 ");
    assertThat(SigningKeys.parse(line)).isNotNull();
    assertThat(shell.run("token", "--signing-key", "looker-2026-11", "--json")).isZero();
    assertThat(shell.word("line")).isNotEqualTo(line);
  }

  @Test
  void tellsWhereASigningKeyBelongs() {
    assertThat(shell.run("token", "--signing-key", "k")).isZero();
    assertThat(shell.out()).contains("ORCHARD_SESSION_KEYS", "  k ");
  }

  @Test
  void refusesAnIdThatNoKeyCanHave() {
    assertThat(shell.run("token", "--signing-key", "two words")).isEqualTo(2);
    assertThat(shell.err()).contains("--signing-key", "letters, digits");
  }
}
