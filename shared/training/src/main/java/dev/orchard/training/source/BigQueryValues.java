package dev.orchard.training.source;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** BigQuery's values, which all come as text, as what {@link TableBuilder} knows. */
final class BigQueryValues {
  private BigQueryValues() {}

  static Object of(Field field, FieldValue value) {
    if (value.isNull()) {
      return null;
    }
    if (value.getAttribute() != FieldValue.Attribute.PRIMITIVE) {
      return value; // a list or structure, which no column takes
    }
    StandardSQLTypeName type = field.getType().getStandardType();
    return switch (type) {
      case INT64 -> value.getLongValue();
      case FLOAT64 -> value.getDoubleValue();
      case NUMERIC, BIGNUMERIC -> value.getNumericValue();
      case BOOL -> value.getBooleanValue();
      case DATE -> LocalDate.parse(value.getStringValue());
      case DATETIME -> LocalDateTime.parse(value.getStringValue());
      case TIME -> LocalTime.parse(value.getStringValue());
      case TIMESTAMP -> value.getTimestampInstant();
      default -> value.getStringValue();
    };
  }
}
