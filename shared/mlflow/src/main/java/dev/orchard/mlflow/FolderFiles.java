package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.TooLargeException;
import dev.orchard.model.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A model directory of this machine. It may come from an archive of anybody's: links within it are
 * not followed, neither at a file nor on the way to it.
 */
final class FolderFiles implements ModelFiles {
  private final Path folder;

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public byte[] read(String path, long limit) {
    ArtifactFolder.requirePlain(path);
    Path file = folder;
    for (String part : path.split("/", -1)) {
      file = file.resolve(part);
      if (Files.isSymbolicLink(file)) {
        throw new MlflowException(
            Reason.UNREADABLE, "\"" + Violation.shorten(path) + "\" leads over a link");
      }
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MlflowException(
          Reason.NOT_FOUND, "The model directory has no file \"" + Violation.shorten(path) + "\"");
    }
    try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = input.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
      if (bytes.length > limit) {
        throw new TooLargeException(limit);
      }
      return bytes;
    } catch (IOException e) {
      throw new MlflowException(
          Reason.UNREADABLE, "\"" + Violation.shorten(path) + "\" cannot be read", e);
    }
  }
}
