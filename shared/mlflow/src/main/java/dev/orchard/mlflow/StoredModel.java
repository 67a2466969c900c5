package dev.orchard.mlflow;

/**
 * A model as one of the tools stores it that Orchard reads.
 *
 * @param flavor MLflow's word for the tool
 * @param file the name of the data file within the model directory
 * @param bytes of that file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredModel(String flavor, String file, byte[] bytes) {}
