package dev.orchard.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.ConflictException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
  private static String line(String id, int bytes) {
    byte[] secret = new byte[bytes];
    secret[0] = (byte) id.length();
    return id + " " + Base64.getEncoder().encodeToString(secret);
  }

  @Test
  void signsByTheFirstAndFindsThemAll() {
    SigningKeys keys = SigningKeys.parse("# newest first\n" + line("b", 32) + ";" + line("a", 128));
    assertThat(keys.signing().id()).isEqualTo("b");
    assertThat(keys.find("a")).isPresent();
    assertThat(keys.find("c")).isEmpty();
  }

  @Test
  void signsAsEveryoneElseDoes() {
    // RFC 4231, test case 1: key 20 times 0x0b, "Hi There".
    byte[] secret = HexFormat.of().parseHex("0b".repeat(20));
    assertThat(HexFormat.of().formatHex(new SigningKey("k", secret).sign("Hi There")))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void refusesEveryWrongLineAndTellsNothingOfTheSecrets() {
    String secret = "c2VjcmV0";
    String lines =
        line("a", 31)
            + "\n"
            + line("a", 129)
            + "\nb\nc "
            + secret
            + "\nd /"
            + secret
            + "*\n"
            + line("e", 32)
            + "\n"
            + line("e", 32)
            + "\n/ "
            + line("f", 32).substring(2);
    assertThatThrownBy(() -> SigningKeys.parse(lines))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidLinesException.class))
        .satisfies(
            e -> {
              assertThat(e.mistakes()).hasSize(7);
              assertThat(e.mistakes().get(5)).startsWith("line 7: ").contains("\"e\"");
              assertThat(e.getMessage()).doesNotContain(secret, "AAAA");
            });
  }

  @Test
  void signsNothingAndKnowsNothingBeforeThereIsAKey() {
    SigningKeys none = SigningKeys.parse("\n# none\n");
    assertThatThrownBy(none::signing)
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("no key yet");
    assertThat(none.find("a")).isEmpty();
  }

  @Test
  void refusesTooManyKeys() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= SigningKeys.MOST; i++) {
      many.append(line("k" + i, 32)).append('\n');
    }
    assertThatThrownBy(() -> SigningKeys.parse(many.toString())).hasMessageContaining("more than");
  }

  @Test
  void makesLinesThatItReads() {
    String line = SigningKey.newLine("looker-2026-11", new SecureRandom());
    assertThat(SigningKeys.parse(line).signing().id()).isEqualTo("looker-2026-11");
    assertThat(SigningKey.newLine("looker-2026-11", new SecureRandom())).isNotEqualTo(line);
    assertThatThrownBy(() -> SigningKey.newLine("two words", new SecureRandom()))
        .isInstanceOf(InvalidLinesException.class);
  }

  @Test
  void doesNotShowASecretByMistake() {
    assertThat(SigningKeys.parse(line("k", 32)).signing()).hasToString("SigningKey[k]");
  }
}
