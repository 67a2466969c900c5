package dev.orchard.registry;

/** What a key may look like, so that on no kind of store it can name anything outside the store. */
final class ObjectKey {

  static final int MAXIMUM_LENGTH = 512;

  private ObjectKey() {}

  /** Returns the key if it is one. The message never repeats the key: it may be hostile. */
  static String require(String key) {
    if (key.isEmpty() || key.length() > MAXIMUM_LENGTH || !isSegments(key)) {
      throw new IllegalArgumentException("Not the key of an object");
    }
    return key;
  }

  /** Returns the folder if it is the root (empty) or segments that each end in a slash. */
  static String requireFolder(String folder) {
    if (!folder.isEmpty()) {
      if (!folder.endsWith("/")) {
        throw new IllegalArgumentException("A folder ends in a slash");
      }
      require(folder.substring(0, folder.length() - 1));
    }
    return folder;
  }

  /** Returns the prefix if a key may begin with it. */
  static String requirePrefix(String prefix) {
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      require(prefix);
    } else {
      requireFolder(prefix);
    }
    return prefix;
  }

  private static boolean isSegments(String key) {
    boolean segmentBegins = true;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean good = segmentBegins ? isFirst(c) : isFirst(c) || c == '.' || c == '/';
      if (!good) {
        return false;
      }
      segmentBegins = c == '/';
    }
    return !segmentBegins;
  }

  /** A leading dot is kept for the files that a store needs for itself, and for "..". */
  private static boolean isFirst(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '=';
  }
}
