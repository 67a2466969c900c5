package dev.orchard.web.access;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token just made. It is shown once to whoever will present it; only its hash is kept.
 *
 * @param token 256 random bits in base64url behind a prefix that secret scanners can look for
 */
public record NewToken(String token) {
  private static final String PREFIX = "orchard_";

  /** Makes a token. */
  public static NewToken generate(SecureRandom random) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    return new NewToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** Whether a text looks like one of these. */
  static boolean isOne(String text) {
    return text.startsWith(PREFIX);
  }

  public TokenHash hash() {
    return TokenHash.of(token);
  }

  /** Not the token, so that it does not end up in a log. */
  @Override
  public String toString() {
    return "NewToken[" + PREFIX + "…]";
  }
}
