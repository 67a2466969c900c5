package dev.orchard.web.testing;

import dev.orchard.web.WebSettings;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.Metrics;
import dev.orchard.web.observation.Severity;
import java.util.Map;

/** Settings as a configuration makes them, their log kept in memory. */
public final class TestSettings {
  private TestSettings() {}

  /** Settings of variables by their names, at the time of the log. */
  public static WebSettings of(RecordedLog log, Map<String, String> variables) {
    return WebSettings.of(
        Configuration.read(variables), log.log(Severity.INFO), new Metrics(), RecordedLog.CLOCK);
  }
}
