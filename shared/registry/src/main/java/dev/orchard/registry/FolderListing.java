package dev.orchard.registry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of the files below a folder, in the order that Cloud Storage lists keys in: by the
 * characters of the whole key, in which a slash comes after {@code - .} and before digits and
 * letters. Sorting each folder with a slash after the names of its folders gives just that order. A
 * page token is the last name of the page before.
 */
final class FolderListing {
  private final Path root;
  private final String prefix;
  private final String after;
  private final int limit;
  private final List<String> found = new ArrayList<>();

  FolderListing(Path root, String prefix, String pageToken, int limit) {
    if (limit < 1 || limit > ObjectStore.MAXIMUM_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + ObjectStore.MAXIMUM_PAGE + " names");
    }
    this.root = root;
    this.prefix = prefix;
    this.after = pageToken;
    this.limit = limit;
  }

  /** The keys that begin with the prefix. */
  Page keys() throws IOException {
    walk(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    return page();
  }

  /** The folders directly below the prefix, which is a folder. */
  Page folders() throws IOException {
    for (String name : sortedNames(prefix)) {
      if (found.size() > limit) {
        break;
      }
      if (name.endsWith("/")) {
        String folder = name.substring(0, name.length() - 1);
        if (after.isEmpty() || name.compareTo(after + "/") > 0) {
          found.add(folder);
        }
      }
    }
    return page();
  }

  /** One more than the limit is looked for, which tells whether a page follows. */
  private Page page() {
    return found.size() > limit
        ? new Page(found.subList(0, limit), found.get(limit - 1))
        : new Page(found, "");
  }

  private void walk(String folder) throws IOException {
    for (String name : sortedNames(folder)) {
      String key = folder + name;
      if (found.size() > limit) {
        return;
      }
      if (name.endsWith("/")) {
        if (mayHold(key)) {
          walk(key);
        }
      } else if (key.startsWith(prefix) && key.compareTo(after) > 0) {
        found.add(key);
      }
    }
  }

  private boolean mayHold(String folder) {
    boolean matches = folder.startsWith(prefix) || prefix.startsWith(folder);
    boolean isBehind = folder.compareTo(after) < 0 && !after.startsWith(folder);
    return matches && !isBehind;
  }

  /** What is in the folder and can be part of a key; folders end in a slash. */
  private List<String> sortedNames(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".")) {
          if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            names.add(name + "/");
          } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            names.add(name);
          }
        }
      }
    } catch (NoSuchFileException e) {
      return List.of(); // Never there, or deleted just now.
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    return names;
  }
}
