package dev.orchard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

/**
 * Damages a good file in every way that needs no knowledge of its format, and holds a reader to
 * this: each damaged file gives a model that scores, or a {@link ForeignModelException}; nothing
 * else is thrown, no error either; and reading allocates no more than {@link #ALLOWANCE} and {@link
 * #ALLOWED_PER_BYTE} for each byte of the file, so that neither memory nor time is the file's to
 * choose.
 *
 * <p>For a new reader: make a small good file, a few hundred bytes with every construct of the
 * format in it, and call {@link #truncated}, {@link #flipped} and {@link #mangled}. Then make files
 * that are wrong in ways that only the format knows of, and pass each to {@link #check}; {@link
 * HostileDocuments} does so for everything that is JSON or like it.
 */
public final class HostileFiles {
  /** Bytes; what the largest empty forest, of 65,536 columns, may take and not much more. */
  private static final long ALLOWANCE = 64L << 20;

  private static final long ALLOWED_PER_BYTE = 1000;

  private static final int[] EXTREMES = {0x00, 0x01, 0x7F, 0x80, 0xFF, '-', '9', '"', '{', '['};

  private final ForeignModelReader reader;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int models;
  private int refusals;

  public HostileFiles(ForeignModelReader reader) {
    this.reader = reader;
  }

  /** Cuts the file off at every byte. */
  public HostileFiles truncated(byte[] file) {
    for (int length = 0; length < file.length; length++) {
      check(Arrays.copyOf(file, length), "cut off at byte " + length);
    }
    return this;
  }

  /** Turns every single bit around. */
  public HostileFiles flipped(byte[] file) {
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      check(damaged, "bit " + bit + " turned around");
    }
    return this;
  }

  /** Overwrites, inserts, removes, repeats and exchanges random pieces, several at a time. */
  public HostileFiles mangled(byte[] file, int count) {
    for (int seed = 0; seed < count; seed++) {
      Random random = new Random(seed);
      byte[] damaged = file;
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged = mangled(damaged, random);
      }
      check(damaged, "mangled with seed " + seed);
    }
    return this;
  }

  /**
   * Reads one file.
   *
   * @param what is wrong with it, for the message if the reader fails
   */
  public void check(byte[] file, String what) {
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      ForeignModel model = reader.read(file);
      double[] row = new double[model.forest().featureCount()];
      Arrays.fill(row, Double.NaN);
      model.forest().score(row, new double[model.forest().outputCount()]);
      models++;
    } catch (ForeignModelException refusal) {
      assertThat(refusal.getMessage()).as(what).isNotBlank().hasSizeLessThan(1000);
      refusals++;
    } catch (Throwable e) {
      throw new AssertionError("the reader fails at a file that is " + what, e);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated)
        .as("bytes allocated for %d, %s", file.length, what)
        .isLessThan(ALLOWANCE + ALLOWED_PER_BYTE * file.length);
  }

  /** How many files gave a model. */
  public int models() {
    return models;
  }

  /** How many files were refused. */
  public int refusals() {
    return refusals;
  }

  private static byte[] mangled(byte[] file, Random random) {
    if (file.length == 0) {
      return file;
    }
    int start = random.nextInt(file.length);
    int end = start + random.nextInt(Math.min(16, file.length - start)) + 1;
    byte[] piece = Arrays.copyOfRange(file, start, end);
    int other = random.nextInt(file.length);
    return switch (random.nextInt(5)) {
      case 0 -> spliced(file, start, end, extremes(end - start, random));
      case 1 -> spliced(file, start, start, extremes(end - start, random));
      case 2 -> spliced(file, start, end, new byte[0]);
      case 3 -> spliced(file, other, other, piece);
      default -> spliced(file, other, Math.min(file.length, other + piece.length), piece);
    };
  }

  private static byte[] extremes(int length, Random random) {
    byte[] bytes = new byte[length];
    int extreme = EXTREMES[random.nextInt(EXTREMES.length)];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : extreme);
    }
    return bytes;
  }

  /** The file with other bytes from {@code start} to {@code end}. */
  private static byte[] spliced(byte[] file, int start, int end, byte[] bytes) {
    byte[] result = Arrays.copyOf(file, file.length - (end - start) + bytes.length);
    System.arraycopy(bytes, 0, result, start, bytes.length);
    System.arraycopy(file, end, result, start + bytes.length, file.length - end);
    return result;
  }
}
