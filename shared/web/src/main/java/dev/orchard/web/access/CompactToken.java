package dev.orchard.web.access;

import dev.orchard.model.MalformedInputException;
import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed token in its outer form: the compact serialization of RFC 7515, of which exactly one
 * kind is read. The header must have {@code alg}, {@code kid} and {@code typ} and nothing else; the
 * algorithm is {@value #ALGORITHM} and the type our own (RFC 8725, sections 3.1 and 3.11).
 * Base64url must be without padding and the only one that its bytes have, so that a token cannot be
 * written in two ways. The payload is not looked at before the signature is verified.
 *
 * @param signed header and payload as they are signed
 */
record CompactToken(String keyId, String signed, String payload, String signature) {
  static final String ALGORITHM = "HS256";

  /** What tells our tokens from those of others, such as Google's ID tokens. */
  static final String TYPE = "orchard-session+jwt";

  /** Ours have some 400 characters; whoever sends more has something else in mind. */
  static final int LONGEST = 2048;

  private static final JsonLimits LIMITS = new JsonLimits(3, 20, 64);

  /** A token that is ours by its outer form; empty for anything else. */
  static Optional<CompactToken> parse(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (token.length() > LONGEST
        || first < 0
        || second < 0
        || token.indexOf('.', second + 1) >= 0) {
      return Optional.empty();
    }
    return object(token.substring(0, first))
        .flatMap(CompactToken::keyId)
        .map(
            keyId ->
                new CompactToken(
                    keyId,
                    token.substring(0, second),
                    token.substring(first + 1, second),
                    token.substring(second + 1)));
  }

  private static Optional<String> keyId(JsonObject header) {
    Violations violations = new Violations();
    JsonObjectReader reader = new JsonObjectReader(header, "$", violations);
    String algorithm = reader.requireString("alg");
    String keyId = reader.requireString("kid");
    String type = reader.requireString("typ");
    reader.refuseUnknown();
    boolean ours = violations.isEmpty() && algorithm.equals(ALGORITHM) && type.equals(TYPE);
    return ours ? Optional.of(keyId) : Optional.empty();
  }

  /** A token of this payload, signed by the key. */
  static String write(SigningKey key, byte[] payload) {
    byte[] header =
        Json.write(
            output ->
                output
                    .beginObject()
                    .member("alg", ALGORITHM)
                    .member("kid", key.id())
                    .member("typ", TYPE)
                    .endObject());
    String signed = encode(header) + "." + encode(payload);
    return signed + "." + encode(key.sign(signed));
  }

  /** The bytes of one part; empty if it is not base64url as we write it. */
  static Optional<byte[]> decode(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part.getBytes(StandardCharsets.ISO_8859_1));
      return encode(bytes).equals(part) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The JSON object that a part holds, by the strict reader; empty if it holds none. */
  static Optional<JsonObject> object(String part) {
    return decode(part)
        .flatMap(
            bytes -> {
              try {
                return Optional.of(Json.parseObject(bytes, LIMITS));
              } catch (MalformedInputException e) {
                return Optional.empty();
              }
            });
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
