package dev.orchard.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Real rows: carat, cut, color, clarity, depth, table, x, y and z of diamonds and their price, from
 * the examples. Categories are coded by their grade.
 */
public final class Diamonds {
  public static final List<String> FEATURES =
      List.of("carat", "cut", "color", "clarity", "depth", "table", "x", "y", "z");
  public static final int WIDTH = FEATURES.size();

  /** The columns that hold codes. */
  public static final List<Integer> CATEGORIES = List.of(1, 2, 3);

  private static final float MEDIAN_PRICE = 2401;
  private static final Path FILE =
      Path.of(System.getProperty("orchard.root"), "examples", "data", "diamonds.csv");
  private static final List<String> CUTS = List.of("Fair", "Good", "Very Good", "Premium", "Ideal");
  private static final List<String> COLORS = List.of("J", "I", "H", "G", "F", "E", "D");
  private static final List<String> CLARITIES =
      List.of("I1", "SI2", "SI1", "VS2", "VS1", "VVS2", "VVS1", "IF");

  private final List<String[]> lines = new ArrayList<>();

  private Diamonds() {}

  /** Every {@code step}th diamond of the table. */
  public static Diamonds every(int step) {
    Diamonds diamonds = new Diamonds();
    try {
      List<String> lines = Files.readAllLines(FILE);
      for (int i = 1; i < lines.size(); i += step) {
        diamonds.lines.add(lines.get(i).split(","));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return diamonds;
  }

  public int count() {
    return lines.size();
  }

  /** Row-major, {@link #WIDTH} values a row. */
  public double[] rows() {
    double[] rows = new double[count() * WIDTH];
    int next = 0;
    for (String[] line : lines) {
      rows[next++] = Double.parseDouble(line[0]);
      rows[next++] = CUTS.indexOf(line[1]);
      rows[next++] = COLORS.indexOf(line[2]);
      rows[next++] = CLARITIES.indexOf(line[3]);
      rows[next++] = Double.parseDouble(line[4]);
      rows[next++] = Double.parseDouble(line[5]);
      rows[next++] = Double.parseDouble(line[7]);
      rows[next++] = Double.parseDouble(line[8]);
      rows[next++] = Double.parseDouble(line[9]);
    }
    return rows;
  }

  /** The rows with every seventh value missing, zero, tiny, huge or a category never seen. */
  public double[] damagedRows(long seed) {
    double[] rows = rows();
    Random random = new Random(seed);
    double[] numbers = {Double.NaN, Double.NaN, 0, -0.0, 1e-36, -1e-36, 1e-34, -1e-34, -3, 1e9};
    double[] codes = {Double.NaN, 0, 31, 32, 5000, -1};
    for (int i = 0; i < rows.length; i++) {
      if (random.nextInt(7) == 0) {
        int column = i % WIDTH;
        boolean category = column >= 1 && column <= 3;
        rows[i] =
            category
                ? codes[random.nextInt(codes.length)]
                : numbers[random.nextInt(numbers.length)];
      }
    }
    return rows;
  }

  public float[] prices() {
    float[] prices = new float[count()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = Float.parseFloat(lines.get(i)[6]);
    }
    return prices;
  }

  /** 1 for a price above the median of the whole table. */
  public float[] expensive() {
    float[] labels = prices();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels[i] > MEDIAN_PRICE ? 1 : 0;
    }
    return labels;
  }

  /** Five classes of price, 0 to 4, each e times the one before. */
  public float[] priceClasses() {
    float[] labels = prices();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Math.min(4, (int) (Math.log(labels[i]) - 5));
    }
    return labels;
  }

  /** The number columns alone, every eleventh value missing. */
  public float[][] numberColumns(long seed) {
    double[] rows = rows();
    Random random = new Random(seed);
    float[][] numbers = new float[count()][WIDTH - CATEGORIES.size()];
    for (int row = 0; row < numbers.length; row++) {
      int next = 0;
      for (int column = 0; column < WIDTH; column++) {
        if (!CATEGORIES.contains(column)) {
          boolean missing = random.nextInt(11) == 0;
          numbers[row][next++] = missing ? Float.NaN : (float) rows[row * WIDTH + column];
        }
      }
    }
    return numbers;
  }

  /** The category columns alone, as they stand in the table; every eleventh was never seen. */
  public String[][] categoryColumns(long seed) {
    Random random = new Random(seed);
    String[][] categories = new String[count()][CATEGORIES.size()];
    for (int row = 0; row < categories.length; row++) {
      for (int i = 0; i < CATEGORIES.size(); i++) {
        boolean unseen = random.nextInt(11) == 0;
        categories[row][i] = unseen ? "never seen" : lines.get(row)[CATEGORIES.get(i)];
      }
    }
    return categories;
  }
}
