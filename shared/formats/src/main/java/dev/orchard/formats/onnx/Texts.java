package dev.orchard.formats.onnx;

/** Makes a piece of a file fit to stand in a message. */
final class Texts {
  private static final int LENGTH = 40;

  private Texts() {}

  /** A few characters, letters and digits and what names are made of. */
  static String shortened(String text) {
    String start = text.length() > LENGTH ? text.substring(0, LENGTH) + "…" : text;
    return start.replaceAll("[^\\p{Alnum}_.:/…-]", "?");
  }
}
