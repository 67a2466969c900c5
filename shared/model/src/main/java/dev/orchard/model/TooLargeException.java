package dev.orchard.model;

/** The input is larger than the limit, measured after decompression. */
public final class TooLargeException extends OrchardException {
  private static final long serialVersionUID = 1L;

  private final long limitBytes;

  public TooLargeException(long limitBytes) {
    super("The input is larger than " + limitBytes + " bytes");
    this.limitBytes = limitBytes;
  }

  /**
   * As {@link #TooLargeException(long)}, saying what to do instead.
   *
   * @param advice a sentence without its full stop
   */
  public TooLargeException(long limitBytes, String advice) {
    super("The input is larger than " + limitBytes + " bytes. " + advice);
    this.limitBytes = limitBytes;
  }

  public long limitBytes() {
    return limitBytes;
  }
}
