package dev.orchard.mlflow;

import dev.orchard.model.OrchardException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of telling the server about something.
 *
 * @param missing what it was not told, in words; empty if it was told everything
 * @param cause why not; present exactly if something is missing
 */
public record MirrorReport(List<String> missing, Optional<OrchardException> cause) {
  static final MirrorReport COMPLETE = new MirrorReport(List.of(), Optional.empty());

  public MirrorReport {
    missing = List.copyOf(missing);
    if (missing.isEmpty() == cause.isPresent()) {
      throw new IllegalArgumentException("A cause is for what is missing");
    }
  }

  public boolean isComplete() {
    return missing.isEmpty();
  }

  /** For people: what is missing and why; empty if nothing is. */
  public Optional<String> sentence() {
    return cause.map(
        why ->
            "MLflow was not told "
                + missing.stream().collect(Collectors.joining(", "))
                + ": "
                + why.getMessage()
                + ".");
  }
}
