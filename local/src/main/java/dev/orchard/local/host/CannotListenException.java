package dev.orchard.local.host;

/** Nothing can listen at the address asked for. */
public final class CannotListenException extends Exception {
  CannotListenException(HostSettings settings, Throwable cause) {
    super(
        "cannot listen on "
            + settings.address()
            + ":"
            + settings.port()
            + " ("
            + cause.getMessage()
            + ")",
        cause);
  }
}
