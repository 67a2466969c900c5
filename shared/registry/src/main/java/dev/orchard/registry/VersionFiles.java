package dev.orchard.registry;

import dev.orchard.forest.CorruptForestException;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestFile;
import dev.orchard.forest.UnsupportedForestVersionException;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ManifestJson;
import dev.orchard.model.manifest.ModelCard;
import dev.orchard.model.manifest.StoredFile;
import dev.orchard.model.scoring.Scorer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The files of versions. A version exists from the moment its manifest is written, which is last,
 * until its manifest is deleted, which is first.
 */
final class VersionFiles {
  private final ObjectStore store;

  VersionFiles(ObjectStore store) {
    this.store = store;
  }

  /** Writes a version under the first id of this second that nobody has taken. */
  VersionId write(
      OrganizationId organization, ModelName model, VersionContent content, Instant now) {
    VersionId version = take(organization, model, content.forest(), VersionId.at(now));
    Map<String, byte[]> files = new TreeMap<>(content.files());
    List<StoredFile> stored = new ArrayList<>();
    stored.add(Checksums.describe(StoredFile.FOREST, content.forest()));
    files.forEach((name, bytes) -> stored.add(Checksums.describe(name, bytes)));
    if (!files.containsKey(StoredFile.CARD)) {
      Manifest soFar = content.draft().complete(organization, model, version, stored);
      byte[] card = ModelCard.render(soFar).getBytes(StandardCharsets.UTF_8);
      files.put(StoredFile.CARD, card);
      stored.add(Checksums.describe(StoredFile.CARD, card));
    }
    files.forEach(
        (name, bytes) ->
            store.put(
                Layout.file(organization, model, version, name),
                bytes,
                Precondition.mustNotExist()));
    Manifest manifest = content.draft().complete(organization, model, version, stored);
    store.put(
        Layout.manifest(organization, model, version),
        ManifestJson.write(manifest),
        Precondition.mustNotExist());
    return version;
  }

  /** Whoever writes the forest first has the id; the others try the next. */
  private VersionId take(
      OrganizationId organization, ModelName model, byte[] forest, VersionId wanted) {
    VersionId version = wanted;
    while (true) {
      String key = Layout.file(organization, model, version, StoredFile.FOREST);
      try {
        store.put(key, forest, Precondition.mustNotExist());
        return version;
      } catch (PreconditionFailedException e) {
        version = version.next();
      }
    }
  }

  boolean exists(OrganizationId organization, ModelName model, VersionId version) {
    return store.get(Layout.manifest(organization, model, version)).isPresent();
  }

  Manifest manifest(OrganizationId organization, ModelName model, VersionId version) {
    StoredObject stored =
        store
            .get(Layout.manifest(organization, model, version))
            .orElseThrow(
                () -> new NotFoundException(NotFoundException.Kind.VERSION, version.value()));
    Manifest manifest;
    try {
      manifest = ManifestJson.read(stored.bytes());
    } catch (OrchardException e) {
      throw new CorruptVersionException(model, version, "its manifest cannot be read", e);
    }
    boolean isOwn =
        manifest.organization().equals(organization)
            && manifest.model().equals(model)
            && manifest.version().equals(version);
    if (!isOwn) {
      throw new CorruptVersionException(model, version, "its manifest is that of another");
    }
    return manifest;
  }

  /** The bytes of a file of the version, if they are the very ones that were published. */
  byte[] verified(Manifest manifest, String fileName) {
    return bytes(manifest, fileName, Checksums::isPublished);
  }

  private byte[] bytes(Manifest manifest, String fileName, BiPredicate<StoredFile, byte[]> check) {
    Optional<StoredFile> described = manifest.file(fileName);
    if (described.isEmpty()) {
      throw new CorruptVersionException(
          manifest.model(), manifest.version(), "its manifest does not name " + fileName);
    }
    String key =
        Layout.file(manifest.organization(), manifest.model(), manifest.version(), fileName);
    Optional<StoredObject> stored = store.get(key);
    if (stored.isEmpty()) {
      throw new CorruptVersionException(
          manifest.model(), manifest.version(), fileName + " is missing");
    }
    byte[] bytes = stored.get().bytes();
    if (!check.test(described.get(), bytes)) {
      throw new CorruptVersionException(
          manifest.model(),
          manifest.version(),
          fileName + " does not have the length and checksum of its manifest");
    }
    return bytes;
  }

  LoadedVersion load(
      OrganizationId organization,
      ModelName model,
      VersionId version,
      BiPredicate<StoredFile, byte[]> check) {
    Manifest manifest = manifest(organization, model, version);
    byte[] bytes = bytes(manifest, StoredFile.FOREST, check);
    try {
      Forest forest = ForestFile.read(bytes);
      Scorer scorer = manifest.scorer(forest);
      return new LoadedVersion(manifest, scorer, forest.sizeInBytes());
    } catch (UnsupportedForestVersionException e) {
      throw new CorruptVersionException(model, version, "a newer Orchard wrote its forest", e);
    } catch (CorruptForestException | IllegalArgumentException e) {
      throw new CorruptVersionException(model, version, "its forest cannot be used", e);
    }
  }

  /** Removes every file of a version, the manifest first, so that it never half exists. */
  void remove(OrganizationId organization, ModelName model, VersionId version) {
    store.delete(Layout.manifest(organization, model, version), Precondition.none());
    String folder = Layout.version(organization, model, version);
    List<String> keys = store.list(folder, "", ObjectStore.MAXIMUM_PAGE).names();
    while (!keys.isEmpty()) {
      keys.forEach(key -> store.delete(key, Precondition.none()));
      keys = store.list(folder, "", ObjectStore.MAXIMUM_PAGE).names();
    }
  }

  /** The id in the key of a manifest; empty for other keys. */
  static String versionIn(String key, String versionsFolder) {
    String end = "/" + StoredFile.MANIFEST;
    if (!key.endsWith(end)) {
      return "";
    }
    String id = key.substring(versionsFolder.length(), key.length() - end.length());
    return VersionId.fits(id) ? id : "";
  }
}
