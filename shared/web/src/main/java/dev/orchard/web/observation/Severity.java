package dev.orchard.web.observation;

/** How much an event matters, by Cloud Logging's words and in rising order. */
public enum Severity {
  DEBUG,
  INFO,
  WARNING,
  ERROR
}
