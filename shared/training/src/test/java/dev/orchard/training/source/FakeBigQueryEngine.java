package dev.orchard.training.source;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers a fake BigQuery's queries by a DuckDB that holds the table of the tests. */
final class FakeBigQueryEngine {
  private static final Pattern PARAMETER = Pattern.compile("@(\\w+)");

  private final Map<String, JsonObject> schemas = new ConcurrentHashMap<>();
  private final Map<String, JsonArray> rows = new ConcurrentHashMap<>();

  /** Runs the query of a job's configuration. */
  void run(String job, JsonObject query) throws SQLException {
    List<String> names = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(query.get("query").getAsString());
    StringBuilder sql = new StringBuilder();
    while (matcher.find()) {
      names.add(matcher.group(1));
      matcher.appendReplacement(
          sql, matcher.group(1).equals("now") ? "cast(? as timestamptz)" : "cast(? as varchar)");
    }
    matcher.appendTail(sql);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement setup = connection.createStatement()) {
      setup.execute("set TimeZone = 'UTC'");
      setup.execute(Leads.CREATE);
      setup.execute(Leads.INSERT);
      try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
        for (int i = 0; i < names.size(); i++) {
          statement.setString(i + 1, value(query, names.get(i)));
        }
        try (ResultSet result = statement.executeQuery()) {
          keep(job, result);
        }
      }
    }
  }

  /** What a named parameter is bound to; every one used must be there. */
  private static String value(JsonObject query, String name) throws SQLException {
    for (JsonElement parameter : query.getAsJsonArray("queryParameters")) {
      JsonObject each = parameter.getAsJsonObject();
      if (each.get("name").getAsString().equals(name)) {
        return each.getAsJsonObject("parameterValue").get("value").getAsString();
      }
    }
    throw new SQLException("Query parameter '" + name + "' not found");
  }

  private void keep(String job, ResultSet result) throws SQLException {
    ResultSetMetaData data = result.getMetaData();
    JsonArray fields = new JsonArray();
    for (int column = 1; column <= data.getColumnCount(); column++) {
      JsonObject field = new JsonObject();
      field.addProperty("name", data.getColumnLabel(column));
      field.addProperty("type", type(data.getColumnTypeName(column)));
      field.addProperty("mode", "NULLABLE");
      fields.add(field);
    }
    JsonArray all = new JsonArray();
    while (result.next()) {
      JsonArray cells = new JsonArray();
      for (int column = 1; column <= data.getColumnCount(); column++) {
        JsonObject cell = new JsonObject();
        cell.add("v", text(result.getObject(column)));
        cells.add(cell);
      }
      JsonObject row = new JsonObject();
      row.add("f", cells);
      all.add(row);
    }
    JsonObject schema = new JsonObject();
    schema.add("fields", fields);
    rows.put(job, all);
    schemas.put(job, schema);
  }

  private static String type(String duckDb) {
    if (duckDb.startsWith("DECIMAL")) {
      return "NUMERIC";
    }
    return switch (duckDb) {
      case "BIGINT", "INTEGER" -> "INTEGER";
      case "DOUBLE" -> "FLOAT";
      case "BOOLEAN" -> "BOOLEAN";
      case "DATE" -> "DATE";
      case "TIMESTAMP" -> "DATETIME";
      case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP";
      case "VARCHAR" -> "STRING";
      default -> throw new IllegalArgumentException(duckDb);
    };
  }

  /** Times with a zone as seconds, as the interface does unless it is told otherwise. */
  private static JsonElement text(Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    } else if (value instanceof OffsetDateTime time) {
      Instant instant = time.toInstant();
      return new JsonPrimitive(BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString());
    } else if (value instanceof Timestamp time) {
      return new JsonPrimitive(time.toLocalDateTime().toString());
    }
    return new JsonPrimitive(value.toString());
  }

  /** Null while the job runs. */
  JsonElement schema(String job) {
    return schemas.get(job);
  }

  JsonArray rows(String job) {
    return rows.get(job);
  }
}
