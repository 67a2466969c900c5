package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.web.access.InvalidLinesException;
import dev.orchard.web.access.NewToken;
import dev.orchard.web.access.SigningKey;
import dev.orchard.web.access.Tokens;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a token. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a random token and the line for ORCHARD_TOKENS that lets it in.",
      "Only the line is kept by a server; the token itself is shown once, here.",
      "With --signing-key it makes the line for ORCHARD_SESSION_KEYS instead, which is all secret."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard token --name looker --roles session,predict,read",
      "  orchard token --signing-key looker-2026-11",
      "  orchard token --name nightly --roles train,read --orgs acme"
    })
final class TokenCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--name",
      defaultValue = "client",
      description = "Of whom, for logs and histories. Default: client.")
  private String name;

  @Option(
      names = "--roles",
      defaultValue = "predict,read",
      description = "Of predict, read, train, release, session; default: predict,read.")
  private String roles;

  @Option(
      names = "--orgs",
      defaultValue = "*",
      description = "Organizations, or * for all (the default).")
  private String organizations;

  @Option(
      names = "--signing-key",
      paramLabel = "ID",
      description = "Makes a key of this id that signs sessions, not a token.")
  private String signingKey;

  @Option(names = "--json", description = "One JSON document on stdout.")
  private boolean json;

  TokenCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (signingKey != null) {
      return signingKey();
    }
    NewToken token = NewToken.generate(new SecureRandom());
    String line = name + " " + token.hash() + " " + roles + " " + organizations;
    requireReadable(line);
    Console console = surroundings.console();
    if (json) {
      console.json(
          output ->
              output.beginObject().member("token", token.token()).member("line", line).endObject());
    } else {
      console.say("token (for the caller: Authorization: Bearer ...)");
      console.say("  " + token.token());
      console.say("line for ORCHARD_TOKENS or the file of ORCHARD_TOKENS_FILE");
      console.say("  " + line);
    }
    return ExitCode.OK.number();
  }

  private int signingKey() {
    String line;
    try {
      line = SigningKey.newLine(signingKey, new SecureRandom());
    } catch (InvalidLinesException e) {
      throw new UsageException("--signing-key: " + String.join("; ", e.mistakes()));
    }
    Console console = surroundings.console();
    if (json) {
      console.json(output -> output.beginObject().member("line", line).endObject());
    } else {
      console.say(
          "line for ORCHARD_SESSION_KEYS or the file of ORCHARD_SESSION_KEYS_FILE, a secret");
      console.say("  " + line);
    }
    return ExitCode.OK.number();
  }

  /** A line that a server would refuse is refused here already. */
  private static void requireReadable(String line) {
    try {
      Tokens.parse(line);
    } catch (InvalidLinesException e) {
      throw new UsageException(String.join("; ", e.mistakes()));
    }
  }
}
