package dev.orchard.formats.document;

/**
 * How a UBJSON container starts.
 *
 * @param type the marker that all its values share and do not repeat, or {@link #ANY}
 * @param count how many values there are, or {@link #UNCOUNTED} where a closing marker ends them
 */
record ContainerHead(char type, int count) {
  static final char ANY = 0;
  static final int UNCOUNTED = -1;

  boolean isCounted() {
    return count != UNCOUNTED;
  }
}
