package dev.orchard.web.access;

import dev.orchard.model.ConflictException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The keys of sessions: the first signs, all verify. Immutable.
 *
 * <p>Written as lines {@code id base64}, separated by line feeds or semicolons; empty lines and
 * lines that begin with {@code #} say nothing. Without any line no session is signed and none is
 * known, until the file has one: a secret begins empty. A key is changed without anyone noticing in
 * three steps: the new one is added at the end; once every instance has read it, it is moved to the
 * front; once the last session that the old one signed has ended, that one is removed.
 */
public final class SigningKeys {
  /** The one that signs, those before it and those to come. */
  static final int MOST = 10;

  private final List<SigningKey> keys;

  private SigningKeys(List<SigningKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads key lines.
   *
   * @throws InvalidLinesException with every wrong line; its message holds nothing of the secrets
   */
  public static SigningKeys parse(String lines) {
    List<String> mistakes = new ArrayList<>();
    List<SigningKey> keys = new ArrayList<>();
    int number = 0;
    for (String line : lines.split("[\n;]", -1)) {
      number++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      Optional<SigningKey> key = key(content);
      if (key.isEmpty()) {
        mistakes.add(
            "line %d: expected an id of %s, and base64 of %d to %d random bytes"
                .formatted(number, PlainName.RULE, SigningKey.LEAST_BYTES, SigningKey.MOST_BYTES));
      } else if (keys.stream().anyMatch(other -> other.id().equals(key.get().id()))) {
        mistakes.add("line " + number + ": the id \"" + key.get().id() + "\" is already used");
      }
      key.ifPresent(keys::add);
    }
    if (keys.size() > MOST) {
      mistakes.add("there are more than " + MOST + " keys");
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidLinesException(mistakes);
    }
    return new SigningKeys(keys);
  }

  private static Optional<SigningKey> key(String content) {
    StringTokenizer words = new StringTokenizer(content);
    if (words.countTokens() != 2) {
      return Optional.empty();
    }
    String id = words.nextToken();
    try {
      byte[] secret = Base64.getDecoder().decode(words.nextToken());
      boolean fits =
          PlainName.fits(id)
              && secret.length >= SigningKey.LEAST_BYTES
              && secret.length <= SigningKey.MOST_BYTES;
      return fits ? Optional.of(new SigningKey(id, secret)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The key that signs.
   *
   * @throws ConflictException if there is none yet
   */
  SigningKey signing() {
    if (keys.isEmpty()) {
      throw new ConflictException("Sessions cannot be signed here: there is no key yet");
    }
    return keys.get(0);
  }

  /** The key with this id. */
  Optional<SigningKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
