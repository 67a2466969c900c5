package dev.orchard.benchmarks.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime on one thread, from and to direct buffers, which is its fastest way. */
final class OnnxRuntimePeer implements Peer {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String input;
  private final Rows rows;
  private final FloatBuffer one;
  private final FloatBuffer all;

  OnnxRuntimePeer(byte[] model, Rows rows) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model, options);
    }
    input = session.getInputNames().iterator().next();
    this.rows = rows;
    one = direct(rows.features());
    all = direct(rows.all().length).put(rows.all()).rewind();
  }

  private static FloatBuffer direct(int length) {
    return ByteBuffer.allocateDirect(length * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public double score(int row) {
    one.clear();
    one.put(rows.row(row)).rewind();
    return run(one, 1).get(0);
  }

  @Override
  public double[] scoreAll() {
    FloatBuffer scores = run(all, rows.count());
    double[] margins = new double[rows.count()];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = scores.get(i);
    }
    return margins;
  }

  private FloatBuffer run(FloatBuffer values, int count) {
    long[] shape = {count, rows.features()};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
