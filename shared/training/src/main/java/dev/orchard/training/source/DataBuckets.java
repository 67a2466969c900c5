package dev.orchard.training.source;

import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.ObjectStores;
import dev.orchard.registry.StoreLocation;
import dev.orchard.registry.StoreLocation.Bucket;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The places on Cloud Storage that specs may read from. A spec is not trusted with every bucket
 * that the installation itself may read.
 */
public final class DataBuckets {
  private final List<Bucket> allowed;
  private final Function<Bucket, ObjectStore> opener;

  DataBuckets(List<Bucket> allowed, Function<Bucket, ObjectStore> opener) {
    this.allowed = List.copyOf(allowed);
    this.opener = opener;
  }

  /** What lies below the given prefixes of buckets. */
  public static DataBuckets of(List<Bucket> allowed) {
    return new DataBuckets(allowed, ObjectStores::open);
  }

  /** Nothing. */
  public static DataBuckets none() {
    return of(List.of());
  }

  /**
   * The bucket, whole, to read keys that begin with a prefix.
   *
   * @throws TrainingException if specs may not read there
   */
  ObjectStore open(String bucket, String prefix) {
    Optional<Bucket> place =
        allowed.stream()
            .filter(each -> each.name().equals(bucket) && prefix.startsWith(each.prefix()))
            .findFirst();
    Bucket found =
        place.orElseThrow(
            () ->
                new TrainingException(
                    Reason.ACCESS_REFUSED,
                    "The query reads gs://"
                        + bucket
                        + "/"
                        + prefix
                        + ", which is not among the places that ORCHARD_DATA allows"));
    return opener.apply(new StoreLocation.Bucket(bucket, "", found.endpoint()));
  }
}
