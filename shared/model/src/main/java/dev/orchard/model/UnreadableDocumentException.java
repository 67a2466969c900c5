package dev.orchard.model;

/**
 * A document that Orchard itself stored (manifest, model document, run) cannot be used: it is
 * damaged, or written by a newer Orchard. The fault is in the storage, not in the request.
 */
public final class UnreadableDocumentException extends OrchardException {
  private static final long serialVersionUID = 1L;

  public UnreadableDocumentException(String message) {
    super(message);
  }

  public UnreadableDocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
