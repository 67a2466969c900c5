package dev.orchard.functions.train;

import dev.orchard.registry.StoreLocation;
import dev.orchard.training.source.BigQueryClients;
import dev.orchard.training.source.DataBuckets;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.Passwords;
import dev.orchard.training.source.SourceAccess;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the configuration lets the sources of specs use. */
public final class SourcesOfSpecs {
  private SourcesOfSpecs() {}

  /**
   * Access to files, databases and BigQuery.
   *
   * @param environment where specs may have their passwords
   * @throws ConfigurationException if a place of data is none
   */
  public static SourceAccess access(Configuration configuration, Map<String, String> environment) {
    List<StoreLocation.Bucket> buckets = new ArrayList<>();
    for (String place : configuration.data()) {
      try {
        buckets.add(
            (StoreLocation.Bucket) StoreLocation.parse(place, configuration.storageEndpoint()));
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(
            List.of("ORCHARD_DATA: expected gs://bucket/prefix, found " + place));
      }
    }
    return new SourceAccess(
        DuckDbLimits.standard(),
        DataBuckets.of(buckets),
        new Passwords(environment),
        BigQueryClients.ofPlatform());
  }
}
