package dev.orchard.functions.batch;

import java.io.IOException;

/** Brings one record after another. */
interface RecordReader {
  /**
   * The next record, or null at the end. A record that is broken is an {@link
   * BatchRecord.Unreadable}.
   */
  BatchRecord next() throws IOException;
}
