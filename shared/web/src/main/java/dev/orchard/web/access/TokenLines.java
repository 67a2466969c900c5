package dev.orchard.web.access;

import dev.orchard.model.OrchardException;
import dev.orchard.model.OrganizationId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/** Reads the lines that {@link Tokens} describes, collecting every mistake. Used once. */
final class TokenLines {
  private final List<String> mistakes = new ArrayList<>();
  private final List<Tokens.Entry> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<TokenHash> hashes = new HashSet<>();
  private int number;

  Tokens read(String text) {
    for (String line : text.split("[\n;]", -1)) {
      number++;
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        entry(content);
      }
    }
    if (entries.size() > Tokens.MOST) {
      mistakes.add("there are more than " + Tokens.MOST + " tokens");
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidLinesException(mistakes);
    }
    return new Tokens(entries);
  }

  private void entry(String content) {
    StringTokenizer words = new StringTokenizer(content);
    if (words.countTokens() != 4) {
      mistake(
          "expected name, sha256, roles and organizations, found "
              + words.countTokens()
              + " words");
      return;
    }
    int before = mistakes.size();
    String name = name(words.nextToken());
    Optional<TokenHash> hash = hash(words.nextToken());
    EnumSet<Role> roles = roles(words.nextToken());
    String organizations = words.nextToken();
    boolean every = organizations.equals("*");
    Set<OrganizationId> named = every ? Set.of() : organizations(organizations);
    if (mistakes.size() == before && hash.isPresent()) {
      entries.add(new Tokens.Entry(hash.get(), new Caller(name, roles, every, named)));
    }
  }

  /** A name goes into logs and histories, so it is plain. */
  private String name(String word) {
    if (!PlainName.fits(word)) {
      mistake("a name has " + PlainName.RULE);
    } else if (!names.add(word)) {
      mistake("the name \"" + word + "\" is already used");
    }
    return word;
  }

  private Optional<TokenHash> hash(String word) {
    try {
      TokenHash hash = TokenHash.parse(word);
      if (!hashes.add(hash)) {
        mistake("this sha256 stands in an earlier line too");
      }
      return Optional.of(hash);
    } catch (IllegalArgumentException e) {
      mistake("the second word must be a SHA-256 of 64 hexadecimal digits, not the token itself");
      return Optional.empty();
    }
  }

  private EnumSet<Role> roles(String words) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words.split(",", -1)) {
      Optional<Role> role = Role.grantable(word);
      role.ifPresent(roles::add);
      if (role.isEmpty()) {
        mistake("roles are predict, read, train, release and session, separated by commas");
      }
    }
    return roles;
  }

  private Set<OrganizationId> organizations(String words) {
    Set<OrganizationId> organizations = new HashSet<>();
    for (String word : words.split(",", -1)) {
      try {
        organizations.add(new OrganizationId(word));
      } catch (OrchardException e) {
        mistake("organizations are names separated by commas, or * for all");
      }
    }
    return organizations;
  }

  private void mistake(String what) {
    mistakes.add("line " + number + ": " + what);
  }
}
