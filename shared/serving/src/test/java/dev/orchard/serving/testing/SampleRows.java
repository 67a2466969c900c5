package dev.orchard.serving.testing;

import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.TrainingColumns;
import java.util.Random;

/**
 * Rows of chance, always the same: numbers from -30 to 300, booleans, and one of three channels.
 */
final class SampleRows implements TrainingColumns {
  private static final int ROWS = 300;
  private static final String[] CHANNELS = {"email", "phone", "web"};

  private final double[][] numbers;
  private final String[][] categories;

  SampleRows(FeatureSchema schema, double least, double most) {
    Random random = new Random(1);
    numbers = new double[schema.size()][ROWS];
    categories = new String[schema.size()][ROWS];
    for (int feature = 0; feature < schema.size(); feature++) {
      for (int row = 0; row < ROWS; row++) {
        if (schema.feature(feature) instanceof CategoryFeature) {
          categories[feature][row] = CHANNELS[random.nextInt(CHANNELS.length)];
        } else if (schema.feature(feature).typeName().equals("boolean")) {
          numbers[feature][row] = random.nextInt(2);
        } else {
          numbers[feature][row] = least + (most - least) * random.nextDouble();
        }
      }
    }
  }

  @Override
  public int rowCount() {
    return ROWS;
  }

  @Override
  public double number(int feature, int row) {
    return numbers[feature][row];
  }

  @Override
  public String category(int feature, int row) {
    return categories[feature][row];
  }
}
