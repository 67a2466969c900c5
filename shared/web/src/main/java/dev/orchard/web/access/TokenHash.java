package dev.orchard.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a token, which is all we keep of it. No salt and no slow hash are needed, because
 * tokens are made from 256 random bits and cannot be guessed.
 */
public final class TokenHash {
  private static final int BYTES = 32;

  private final long first;
  private final long second;
  private final long third;
  private final long fourth;

  private TokenHash(byte[] digest) {
    this.first = word(digest, 0);
    this.second = word(digest, 8);
    this.third = word(digest, 16);
    this.fourth = word(digest, 24);
  }

  /** The hash of a token. */
  public static TokenHash of(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new TokenHash(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * The hash written as 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static TokenHash parse(String hexadecimal) {
    byte[] digest = HexFormat.of().parseHex(hexadecimal);
    if (digest.length != BYTES) {
      throw new IllegalArgumentException("A SHA-256 has 64 hexadecimal digits");
    }
    return new TokenHash(digest);
  }

  /**
   * Zero if and only if both are the same. Takes the same time wherever they differ, so that time
   * tells nothing of the hashes we keep.
   */
  long difference(TokenHash other) {
    return (first ^ other.first)
        | (second ^ other.second)
        | (third ^ other.third)
        | (fourth ^ other.fourth);
  }

  /** 64 lower-case hexadecimal digits, as token lines hold them. */
  @Override
  public String toString() {
    HexFormat format = HexFormat.of();
    return format.toHexDigits(first)
        + format.toHexDigits(second)
        + format.toHexDigits(third)
        + format.toHexDigits(fourth);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHash hash && difference(hash) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first);
  }

  private static long word(byte[] digest, int offset) {
    long word = 0;
    for (int i = 0; i < 8; i++) {
      word = (word << 8) | (digest[offset + i] & 0xFF);
    }
    return word;
  }
}
