package dev.orchard.registry;

import dev.orchard.model.OrchardException;
import dev.orchard.model.RunId;
import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a lease's object holds.
 *
 * @param owner drawn by chance for each holder, so that nobody takes another's lease for its own
 * @param run that the holder works on
 * @param expires when others may take it over, unless it is renewed before
 * @param stopRequestedBy who wants the holder to stop, if anybody does
 */
record LeaseDocument(String owner, RunId run, Instant expires, Optional<String> stopRequestedBy) {

  LeaseDocument renewedUntil(Instant later) {
    return new LeaseDocument(owner, run, later, stopRequestedBy);
  }

  LeaseDocument stopRequested(String who) {
    return new LeaseDocument(owner, run, expires, Optional.of(who));
  }

  boolean isLive(Instant now) {
    return expires.isAfter(now);
  }

  byte[] write() {
    return Json.writeIndented(
        output ->
            output
                .beginObject()
                .member("owner", owner)
                .member("run", run.value())
                .member("expires", expires.toString())
                .optionalMember("stop_requested_by", stopRequestedBy)
                .endObject());
  }

  /** Empty for what cannot be read: nobody can renew it, so nobody holds it. */
  static Optional<LeaseDocument> read(byte[] json) {
    try {
      Violations violations = new Violations();
      JsonObjectReader reader =
          JsonObjectReader.of(Json.parse(json, JsonLimits.DEFAULT), "$", violations);
      String owner = reader.requireString("owner");
      String run = reader.requireString("run");
      String expires = reader.requireString("expires");
      Optional<String> stop = reader.optionalString("stop_requested_by");
      violations.throwIfAny();
      return Optional.of(new LeaseDocument(owner, new RunId(run), Instant.parse(expires), stop));
    } catch (OrchardException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
