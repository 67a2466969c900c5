/**
 * ONNX models of decision trees, read into the compact forest and written from it.
 *
 * <p>Read are {@code TreeEnsembleRegressor}, {@code TreeEnsembleClassifier} and {@code
 * TreeEnsemble} of {@code ai.onnx.ml}. What stands before the trees (scalers, imputers, one-hot and
 * label encoders, casts …) is folded into their thresholds and category sets: {@link Columns}
 * follows each column of the graph back to one column of the input. What cannot be folded exactly
 * is refused by the name of its operator.
 *
 * <p>Leaves are added up in onnxruntime's order and precision, so that margins are its own to the
 * last bit when it runs on one thread (on several it adds by parts, and differs from itself).
 * Logistic function, softmax and exponent are computed in double here and in float there: scores
 * differ in the last bits of a float.
 *
 * <p>The package has its own reader and writer of protocol buffers, a few methods each, in place of
 * ONNX's generated classes, which would be larger than all the rest and allocate before they check.
 */
package dev.orchard.formats.onnx;
