package dev.orchard.web.access;

import java.util.Locale;
import java.util.Optional;

/**
 * What a token may do. Roles do not include one another: a token that trains and reads has both.
 */
public enum Role {
  /** No token is needed: health, documentation. Never given to a token. */
  PUBLIC,
  /** Ask for predictions. */
  PREDICT,
  /** See models, versions, runs and their metrics. */
  READ,
  /** Start trainings. */
  TRAIN,
  /** Move aliases, roll back, delete versions. */
  RELEASE,
  /** Open sessions for users, with the other roles of the same token. Never given to a session. */
  SESSION;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The role as token lists and messages write it. */
  public String word() {
    return word;
  }

  /** The role that a token may be given by this word. */
  public static Optional<Role> grantable(String word) {
    for (Role role : values()) {
      if (role != PUBLIC && role.word.equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
