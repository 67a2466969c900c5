package dev.orchard.formats.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The models that src/test/golden/onnx_models.py made. */
final class GoldenModels {
  private GoldenModels() {}

  static byte[] file(String name) {
    try (InputStream file = GoldenModels.class.getResourceAsStream("/onnx/" + name + ".onnx")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
