package dev.orchard.registry;

/** Opens the object store of a location. */
public final class ObjectStores {

  private ObjectStores() {}

  /** The store at the location; a folder is made if it is not there, a bucket is not. */
  public static ObjectStore open(StoreLocation location) {
    if (location instanceof StoreLocation.Bucket bucket) {
      return new GcsObjectStore(
          new GcsConnection(bucket.endpoint()), bucket.name(), bucket.prefix());
    }
    return new FileObjectStore(((StoreLocation.Folder) location).path());
  }
}
