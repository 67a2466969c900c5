package dev.orchard.formats.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** onnxruntime, on one thread, so that it adds the trees in their order. */
final class NativeOnnx implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  NativeOnnx(byte[] file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(file, options);
    }
  }

  /** Scores rows of numbers, for a model with one input. */
  double[][] scores(double[] rows, int width) throws OrtException {
    Map.Entry<String, NodeInfo> input = session.getInputInfo().entrySet().iterator().next();
    Object values = typed(rows, ((TensorInfo) input.getValue().getInfo()).type);
    return run(Map.of(input.getKey(), tensor(values, new long[] {rows.length / width, width})));
  }

  /** Scores columns by name: {@code String[]} or {@code double[]}, one value a row. */
  double[][] scores(Map<String, Object> columns) throws OrtException {
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
      Object column = columns.get(input.getKey());
      TensorInfo info = (TensorInfo) input.getValue().getInfo();
      Object values = column instanceof double[] numbers ? typed(numbers, info.type) : column;
      int count = column instanceof double[] numbers ? numbers.length : ((String[]) column).length;
      inputs.put(input.getKey(), tensor(values, new long[] {count, 1}));
    }
    return run(inputs);
  }

  private static Object typed(double[] values, OnnxJavaType type) {
    if (type == OnnxJavaType.DOUBLE) {
      return DoubleBuffer.wrap(values);
    }
    float[] floats = new float[values.length];
    long[] longs = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
      longs[i] = (long) values[i];
    }
    return type == OnnxJavaType.INT64 ? LongBuffer.wrap(longs) : FloatBuffer.wrap(floats);
  }

  private OnnxTensor tensor(Object values, long[] shape) throws OrtException {
    if (values instanceof FloatBuffer floats) {
      return OnnxTensor.createTensor(environment, floats, shape);
    }
    if (values instanceof DoubleBuffer doubles) {
      return OnnxTensor.createTensor(environment, doubles, shape);
    }
    if (values instanceof LongBuffer longs) {
      return OnnxTensor.createTensor(environment, longs, shape);
    }
    return OnnxTensor.createTensor(environment, (String[]) values, shape);
  }

  /** The last output, row by row. */
  private double[][] run(Map<String, OnnxTensor> inputs) throws OrtException {
    try (OrtSession.Result result = session.run(inputs)) {
      OnnxValue last = result.get(result.size() - 1);
      if (last instanceof OnnxSequence maps) {
        return rows(maps);
      }
      Object value = last.getValue();
      return value instanceof double[][] doubles ? doubles : widened((float[][]) value);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** The labels, the first output. */
  List<String> labels(double[] rows, int width) throws OrtException {
    Map.Entry<String, NodeInfo> input = session.getInputInfo().entrySet().iterator().next();
    Object values = typed(rows, ((TensorInfo) input.getValue().getInfo()).type);
    try (OnnxTensor tensor = tensor(values, new long[] {rows.length / width, width});
        OrtSession.Result result = session.run(Map.of(input.getKey(), tensor))) {
      return List.of((String[]) result.get(0).getValue());
    }
  }

  List<String> outputs() throws OrtException {
    return List.copyOf(session.getOutputInfo().keySet());
  }

  private static double[][] rows(OnnxSequence maps) throws OrtException {
    List<double[]> rows = new ArrayList<>();
    for (OnnxValue map : maps.getValue()) {
      // The map has no order; scikit-learn sorts its classes.
      Map<?, ?> values = new TreeMap<>(((OnnxMap) map).getValue());
      rows.add(values.values().stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
    }
    return rows.toArray(double[][]::new);
  }

  private static double[][] widened(float[][] rows) {
    double[][] wide = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      wide[i] = new double[rows[i].length];
      for (int k = 0; k < rows[i].length; k++) {
        wide[i][k] = rows[i][k];
      }
    }
    return wide;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
