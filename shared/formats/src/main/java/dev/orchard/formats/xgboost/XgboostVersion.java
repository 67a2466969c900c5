package dev.orchard.formats.xgboost;

import dev.orchard.formats.document.Part;

/** The version of XGBoost that wrote a file. */
record XgboostVersion(int major, int minor, int patch) {
  static XgboostVersion of(Part version) {
    int[] numbers = version.integers();
    if (numbers.length != 3) {
      throw version.refused("three numbers are expected, found " + numbers.length);
    }
    return new XgboostVersion(numbers[0], numbers[1], numbers[2]);
  }

  boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
