package dev.orchard.training;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.training.source.TrainingSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A model that another tool trained, to become a version.
 *
 * @param name of the model, whatever the spec's own name
 * @param origin where the file is from, for people: a file name, {@code models:/x@champion} …
 * @param file the bytes of the model file
 * @param classNames in the order of the outputs, where the file does not name them; or empty
 * @param evaluation labelled rows that the model was not trained on
 * @param alias that is pointed to the version whatever a gate says
 * @param who asked for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImportRequest(
    OrganizationId organization,
    ModelName name,
    ModelSpec spec,
    String origin,
    byte[] file,
    List<String> classNames,
    Optional<TrainingSource> evaluation,
    Optional<Alias> alias,
    String who) {
  public ImportRequest {
    Objects.requireNonNull(file, "file");
    classNames = List.copyOf(classNames);
  }
}
