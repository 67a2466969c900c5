package dev.orchard.training;

import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.TrainingColumns;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.ColumnKind;
import dev.orchard.training.source.ColumnRequest;
import dev.orchard.training.source.TrainingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some rows of a table as a schema sees them, its missing policies applied. */
final class SchemaColumns implements TrainingColumns {
  private final FeatureSchema schema;
  private final TrainingTable table;
  private final int[] rows;
  private final Column[] columns;
  private final double[] defaultNumbers;
  private final String[] defaultCategories;

  /**
   * A view.
   *
   * @param schema whose features the table has, in any order
   * @param rows of the table that are seen
   */
  SchemaColumns(FeatureSchema schema, TrainingTable table, int[] rows) {
    this.schema = schema;
    this.table = table;
    this.rows = rows;
    this.columns = new Column[schema.size()];
    this.defaultNumbers = new double[schema.size()];
    this.defaultCategories = new String[schema.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(table, schema.feature(i));
      defaultNumbers[i] = Double.NaN;
      if (schema.feature(i).missing() instanceof MissingPolicy.UseDefault useDefault) {
        setDefault(i, useDefault.value());
      }
    }
  }

  private void setDefault(int feature, JsonValue value) {
    if (value instanceof JsonNumber number) {
      defaultNumbers[feature] = number.value();
    } else if (value instanceof JsonBoolean truth) {
      defaultNumbers[feature] = truth.value() ? 1 : 0;
    } else if (value instanceof JsonString text) {
      defaultCategories[feature] = text.value();
    }
  }

  /** What to ask a source for, feature by feature. */
  static List<ColumnRequest> requests(FeatureSchema schema) {
    return requests(schema, Optional.empty());
  }

  /** The same, and after them the time column, unless it is a feature too. */
  static List<ColumnRequest> requests(FeatureSchema schema, Optional<String> timeColumn) {
    List<ColumnRequest> requests = new ArrayList<>();
    schema.features().forEach(each -> requests.add(new ColumnRequest(each.name(), kind(each))));
    timeColumn
        .filter(name -> schema.position(name) < 0)
        .ifPresent(name -> requests.add(new ColumnRequest(name, ColumnKind.TIME)));
    return requests;
  }

  /** Whether the table has a column of the right type for every feature of the schema. */
  static boolean fits(FeatureSchema schema, TrainingTable table) {
    return schema.features().stream().allMatch(feature -> column(table, feature) != null);
  }

  private static Column column(TrainingTable table, Feature feature) {
    boolean category = feature instanceof CategoryFeature;
    for (Column column : table.features()) {
      if (column.name().equals(feature.name()) && column instanceof Column.Categories == category) {
        return column;
      }
    }
    return null;
  }

  private static ColumnKind kind(Feature feature) {
    if (feature instanceof CategoryFeature) {
      return ColumnKind.CATEGORY;
    }
    return feature instanceof BooleanFeature ? ColumnKind.BOOLEAN : ColumnKind.NUMBER;
  }

  /**
   * Refuses missing values of features that the schema refuses them for.
   *
   * @throws TrainingException naming the first row and column
   */
  static void requireComplete(FeatureSchema schema, TrainingTable table) {
    for (Feature feature : schema.features()) {
      Column column = column(table, feature);
      for (int row = 0; row < table.rowCount(); row++) {
        if (feature.missing() instanceof MissingPolicy.Refuse && column.isMissing(row)) {
          throw new TrainingException(
              Reason.WRONG_VALUE,
              "row "
                  + (row + 1)
                  + ", column \""
                  + feature.name()
                  + "\": the value is missing; the spec may say missing: allow, or name a default");
        }
      }
    }
  }

  @Override
  public int rowCount() {
    return rows.length;
  }

  @Override
  public double number(int feature, int row) {
    double value = ((Column.Numbers) columns[feature]).values()[rows[row]];
    return Double.isNaN(value) ? defaultNumbers[feature] : value;
  }

  @Override
  public String category(int feature, int row) {
    Column.Categories column = (Column.Categories) columns[feature];
    return column.isMissing(rows[row]) ? defaultCategories[feature] : column.text(rows[row]);
  }

  /** Sets the row that a scorer takes to one of these rows. */
  void copyTo(Row target, int row) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] instanceof Column.Categories) {
        String value = category(i, row);
        if (value == null) {
          target.setMissing(i);
        } else {
          target.setCategory(i, value);
        }
      } else if (Double.isNaN(number(i, row))) {
        target.setMissing(i);
      } else if (schema.feature(i) instanceof BooleanFeature) {
        target.setBoolean(i, number(i, row) == 1.0);
      } else {
        target.setNumber(i, number(i, row));
      }
    }
  }

  /** The label of one of these rows, a number or the text of its class. */
  double labelNumber(int row) {
    return ((Column.Numbers) table.label()).values()[rows[row]];
  }

  String labelClass(int row) {
    return ((Column.Categories) table.label()).text(rows[row]);
  }
}
