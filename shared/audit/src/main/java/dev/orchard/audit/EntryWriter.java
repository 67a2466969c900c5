package dev.orchard.audit;

import com.google.cloud.logging.LogEntry;

/** Sends one entry to Cloud Logging: a seam for tests. */
@FunctionalInterface
interface EntryWriter {
  /** Returns once the entry is taken; throws if it is not. */
  void write(LogEntry entry);
}
