package dev.orchard.forest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes a forest as bytes and reads it back. The same forest always gives the same bytes.
 *
 * <p>Everything is little-endian. The header has 64 bytes:
 *
 * <table>
 *   <caption>Header, format versions 1 and 2</caption>
 *   <tr><th>offset</th><th>type</th><th>what</th></tr>
 *   <tr><td>0</td><td>8 bytes</td><td>{@code ORCHARDF}</td></tr>
 *   <tr><td>8</td><td>int32</td><td>format version</td></tr>
 *   <tr><td>12</td><td>int8</td><td>{@link Aggregation}: 0 SUM, 1 MEAN</td></tr>
 *   <tr><td>13</td><td>int8</td><td>{@link Link}: 0 IDENTITY, 1 LOGISTIC, 2 SOFTMAX; from version 2
 *       on 3 EXPONENTIAL</td></tr>
 *   <tr><td>14</td><td>int8</td><td>{@link InputPrecision}: 0 FLOAT32, 1 FLOAT64</td></tr>
 *   <tr><td>15</td><td>int8</td><td>notes: 1 covers, 2 gains, 3 both</td></tr>
 *   <tr><td>16</td><td>8 x int32</td><td>number of features F, outputs O, trees T, nodes N, leaf
 *       values V, thresholds H, category sets S, words of category sets W</td></tr>
 *   <tr><td>48</td><td>16 bytes</td><td>zero</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Sections, one directly after the other</caption>
 *   <tr><th>type</th><th>what</th></tr>
 *   <tr><td>float64[O]</td><td>base scores</td></tr>
 *   <tr><td>int32[T]</td><td>nodes of each tree</td></tr>
 *   <tr><td>int32[T]</td><td>output of each tree; -1: leaves hold a value for every output</td></tr>
 *   <tr><td>int32[N]</td><td>node codes: 0 is a leaf, otherwise 1 + (feature * 4 + category * 2 +
 *       missing goes left); breadth first, children side by side, so that which nodes are leaves
 *       says who is whose child</td></tr>
 *   <tr><td>int32[N]</td><td>node keys: leaf 0; category split the number of its set; otherwise, in
 *       FLOAT32 the threshold as {@linkplain OrderedBits ordered bits}, in FLOAT64 its place, from
 *       1, among the feature's thresholds. Values less than the threshold go left.</td></tr>
 *   <tr><td>int32[F]</td><td>FLOAT64 only: number of thresholds of each feature</td></tr>
 *   <tr><td>int64[H]</td><td>thresholds as ordered bits, feature by feature, ascending</td></tr>
 *   <tr><td>int32[S]</td><td>words of each category set</td></tr>
 *   <tr><td>int64[W]</td><td>category sets: bit c of a set is set if category c goes left</td></tr>
 *   <tr><td>float32[V] or float64[V]</td><td>leaf values in the forest's precision, in the order of
 *       their leaves</td></tr>
 *   <tr><td>float64[N]</td><td>covers, if noted; NaN where not</td></tr>
 *   <tr><td>float64[N]</td><td>gains, if noted; NaN where not</td></tr>
 *   <tr><td>int32</td><td>CRC-32C of all bytes before it</td></tr>
 * </table>
 *
 * <p>A forest is written in the oldest version that can say it, so that an older Orchard reads what
 * it can understand and refuses the rest by its version.
 *
 * <p>A reader knows from the header how long the file must be and allocates nothing until the
 * length and the checksum agree. Then every node is checked as if it came from a builder.
 */
public final class ForestFile {
  private ForestFile() {}

  /** The forest as the bytes of a file. */
  public static byte[] write(Forest forest) {
    FlatForest flat = forest.flat();
    FileHeader header = FileHeader.of(flat);
    byte[] file = new byte[Math.toIntExact(header.fileLength())];
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    header.write(bytes);
    new FileSections(bytes).write(flat);
    bytes.putInt(checksum(file));
    return file;
  }

  /** Writes the forest to a stream, which stays open. */
  public static void write(Forest forest, OutputStream target) throws IOException {
    target.write(write(forest));
  }

  /**
   * Reads a forest.
   *
   * @throws CorruptForestException if the bytes are truncated, damaged or not a forest
   * @throws UnsupportedForestVersionException if a newer Orchard wrote them
   */
  public static Forest read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    FileHeader header = FileHeader.read(bytes);
    if (bytes.getInt(file.length - FileHeader.CHECKSUM_LENGTH) != checksum(file)) {
      throw new CorruptForestException("the forest file is damaged: its checksum does not match");
    }
    try {
      return ForestLayout.of(new FileSections(bytes).read(header));
    } catch (InvalidForestException e) {
      throw new CorruptForestException("the forest file holds no forest: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a forest from a stream up to its end.
   *
   * @param limit the most bytes to take; more are refused
   */
  public static Forest read(InputStream source, int limit) throws IOException {
    byte[] file = source.readNBytes(limit);
    if (source.read() >= 0) {
      throw new CorruptForestException("the forest file is larger than " + limit + " bytes");
    }
    return read(file);
  }

  /** Of everything but the place of the checksum itself. */
  private static int checksum(byte[] file) {
    CRC32C checksum = new CRC32C();
    checksum.update(file, 0, file.length - FileHeader.CHECKSUM_LENGTH);
    return (int) checksum.getValue();
  }
}
