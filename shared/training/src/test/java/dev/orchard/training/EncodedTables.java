package dev.orchard.training;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.Task;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.training.source.ColumnKind;
import dev.orchard.training.source.ColumnRequest;
import dev.orchard.training.source.TableRequest;
import dev.orchard.training.source.TrainingSourceFactory;
import dev.orchard.training.source.TrainingTable;
import dev.orchard.training.trainer.TrainingData;
import java.time.Instant;

/**
 * The rows that a training of a spec trains on and holds out, as its forest sees them.
 *
 * @param training the rows trained on, in their order
 * @param heldOut the others
 */
public record EncodedTables(TrainingData training, TrainingData heldOut) {

  /** The bank table; the text says how to train. */
  public static ModelSpec bank(String training) {
    return Specs.bank(training);
  }

  /** The diamonds; the text says how to train. */
  public static ModelSpec diamonds(String training) {
    return Specs.diamonds(training);
  }

  /**
   * Reads and splits as {@link TrainingPipeline} does.
   *
   * @param encoder of a version trained from the same spec
   */
  public static EncodedTables of(ModelSpec spec, TrainingSourceFactory sources, Encoder encoder) {
    boolean classes = spec.task() == Task.CLASSIFICATION;
    TrainingTable table =
        sources
            .open(spec.source())
            .read(
                new TableRequest(
                    SchemaColumns.requests(spec.features(), spec.training().timeColumn()),
                    new ColumnRequest(
                        spec.label().name(), classes ? ColumnKind.CATEGORY : ColumnKind.NUMBER),
                    OrganizationId.DEFAULT.value(),
                    Instant.EPOCH,
                    1),
                ProgressListener.none());
    LabelCodes labels = LabelCodes.of(table.label(), spec.label());
    HoldOut holdOut = HoldOut.of(spec.training(), table, labels);
    return new EncodedTables(
        encoded(spec, table, labels, encoder, holdOut.training()),
        encoded(spec, table, labels, encoder, holdOut.test()));
  }

  private static TrainingData encoded(
      ModelSpec spec, TrainingTable table, LabelCodes labels, Encoder encoder, int[] rows) {
    return new TrainingData(
        CandidateTraining.encode(encoder, new SchemaColumns(spec.features(), table, rows)),
        labels.at(rows),
        labels.classCount());
  }
}
