package dev.orchard.training;

/**
 * What a training runs in.
 *
 * @param codeVersion of Orchard, for lineage
 * @param threads that may compute side by side; without influence on results
 */
public record TrainingEnvironment(String codeVersion, int threads) {
  /** Every core of the machine. */
  public static TrainingEnvironment ofThisMachine(String codeVersion) {
    return new TrainingEnvironment(codeVersion, Runtime.getRuntime().availableProcessors());
  }
}
