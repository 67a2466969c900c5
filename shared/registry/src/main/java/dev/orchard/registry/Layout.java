package dev.orchard.registry;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.StoredFile;

/** Which key everything has on an object store. */
final class Layout {
  private static final String DOCUMENT = "model.json";
  private static final String LEASE = "lease.json";
  private static final String RUN_SUFFIX = ".json";

  private Layout() {}

  static String organization(OrganizationId organization) {
    return organization.value() + "/";
  }

  static String model(OrganizationId organization, ModelName model) {
    return organization(organization) + model.value() + "/";
  }

  static String document(OrganizationId organization, ModelName model) {
    return model(organization, model) + DOCUMENT;
  }

  static String lease(OrganizationId organization, ModelName model) {
    return model(organization, model) + LEASE;
  }

  static String versions(OrganizationId organization, ModelName model) {
    return model(organization, model) + "versions/";
  }

  static String version(OrganizationId organization, ModelName model, VersionId version) {
    return versions(organization, model) + version.value() + "/";
  }

  static String file(
      OrganizationId organization, ModelName model, VersionId version, String fileName) {
    return version(organization, model, version) + fileName;
  }

  static String manifest(OrganizationId organization, ModelName model, VersionId version) {
    return file(organization, model, version, StoredFile.MANIFEST);
  }

  static String runs(OrganizationId organization, ModelName model) {
    return model(organization, model) + "runs/";
  }

  static String run(OrganizationId organization, ModelName model, RunId run) {
    return runs(organization, model) + run.value() + RUN_SUFFIX;
  }

  /** The id in the key of a run; the key's text up to its suffix. */
  static String runIn(String key, String runsFolder) {
    return key.endsWith(RUN_SUFFIX)
        ? key.substring(runsFolder.length(), key.length() - RUN_SUFFIX.length())
        : "";
  }
}
