package dev.orchard.web.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret by which sessions are signed, and the id that tells it from the keys before and after
 * it. Immutable.
 *
 * <p>HMAC with SHA-256 (RFC 2104), whose key should have at least as many bits as its result (RFC
 * 7518, section 3.2).
 */
public final class SigningKey {
  static final int LEAST_BYTES = 32;

  /** Twice the block of SHA-256; HMAC would hash more to 32 bytes anyway. */
  static final int MOST_BYTES = 128;

  private static final String ALGORITHM = "HmacSHA256";

  private final String id;
  private final SecretKeySpec secret;

  SigningKey(String id, byte[] secret) {
    this.id = id;
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * The line of a new key of 256 random bits, as {@link SigningKeys} reads it.
   *
   * @throws InvalidLinesException if the id cannot be one
   */
  public static String newLine(String id, SecureRandom random) {
    byte[] bits = new byte[LEAST_BYTES];
    random.nextBytes(bits);
    String line = id + " " + Base64.getEncoder().encodeToString(bits);
    SigningKeys.parse(line);
    return line;
  }

  String id() {
    return id;
  }

  /** The 32 bytes that only who knows the key can make of the text. */
  byte[] sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /** Not the secret, so that it does not end up in a log. */
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
