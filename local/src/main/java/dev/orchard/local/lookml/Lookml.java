package dev.orchard.local.lookml;

import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.SqlSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The LookML of a model: a view of the rows with a dimension for each feature and one that asks the
 * remote function for the row at hand; a view of scores, a persistent derived table that asks it
 * once for every row; and an explore that joins them.
 */
public final class Lookml {
  private static final String KEY = "row_key";
  private static final String LIVE = "live_scored";

  private final LookmlModel model;
  private final LookmlPlace place;
  private final SqlSignature signature;
  private final List<String> names;
  private final List<PredictionColumn> columns;

  public Lookml(LookmlModel model, LookmlPlace place) {
    this.model = model;
    this.place = place;
    this.signature = SqlSignature.of(model.name(), model.schema());
    this.columns = PredictionColumn.of(model);
    this.names = dimensionNames();
  }

  /** What goes into a model file: connection, datagroup and explore. */
  public String modelFile() {
    LookmlText text = new LookmlText();
    text.comment("Made by ./orchard lookml " + model.name() + " from " + model.origin() + ".");
    text.quoted("connection", place.connection());
    text.quoted("include", place.view() + ".view.lkml");
    text.begin("datagroup", scores())
        .quoted("label", "Scores of " + model.name())
        .quoted("description", "All rows are scored anew when the trigger's result changes")
        .sql("sql_trigger", place.trigger())
        .quoted("max_cache_age", "24 hours")
        .end();
    text.begin("explore", place.explore())
        .word("view_name", place.view())
        .quoted("description", model.description());
    text.begin("join", scores())
        .word("type", "left_outer")
        .word("relationship", "one_to_one")
        .sql("sql_on", "${%s.%s} = ${%s.%s}".formatted(place.view(), KEY, scores(), KEY))
        .end()
        .end();
    return text.toString();
  }

  /** What goes into a view file. */
  public String viewFile() {
    LookmlText text = new LookmlText();
    text.comment("Made by ./orchard lookml " + model.name() + " from " + model.origin() + ".");
    text.comment(
        "Make it anew when the spec's features change; the function is " + signature + ".");
    rows(text);
    scores(text);
    return text.toString();
  }

  private void rows(LookmlText text) {
    text.begin("view", place.view()).sql("sql_table_name", "`" + place.table() + "`");
    key(text, "${TABLE}.`" + place.key() + "`");
    for (int i = 0; i < names.size(); i++) {
      Feature feature = model.schema().feature(i);
      text.begin("dimension", names.get(i))
          .word("type", lookmlType(feature))
          .quoted("description", description(feature))
          .quoted("group_label", "Features")
          .sql("sql", "${TABLE}.`" + feature.name() + "`")
          .end();
    }
    text.begin("dimension", LIVE)
        .comment(
            "Asks the function for each row that is shown. Within CASE or IF, BigQuery asks row by")
        .comment("row; for many rows take the dimensions of " + scores() + ".")
        .word("type", "string")
        .word("hidden", "yes")
        .sql("sql", call("${", "}"))
        .end();
    for (PredictionColumn column : columns) {
      dimension(text, "live_" + column.name(), column, column.of("${" + LIVE + "}"));
    }
    text.begin("measure", "count").word("type", "count").end();
    text.end();
  }

  private void scores(LookmlText text) {
    text.begin("view", scores());
    text.begin("derived_table", "")
        .word("datagroup_trigger", scores())
        .sql("sql", derivedTable())
        .end();
    key(text, "${TABLE}." + KEY);
    for (PredictionColumn column : columns) {
      dimension(text, column.name(), column, "${TABLE}." + column.name());
    }
    String number =
        columns.stream()
            .filter(PredictionColumn::isNumber)
            .map(PredictionColumn::name)
            .findFirst()
            .orElseThrow();
    text.begin("measure", "average_" + number)
        .word("type", "average")
        .word("value_format_name", "decimal_2")
        .sql("sql", "${" + number + "}")
        .end();
    text.begin("measure", "errors")
        .word("type", "count")
        .quoted("description", "Rows that could not be scored")
        .word("filters", "[error: \"-NULL\"]")
        .end();
    text.end();
  }

  private String derivedTable() {
    String values =
        columns.stream()
            .map(column -> "  " + column.of("scored") + " AS " + column.name())
            .collect(Collectors.joining(",\n"));
    String arguments =
        model.schema().names().stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return """
        SELECT
          %s,
        %s
        FROM (
          SELECT `%s` AS %s, %s(%s) AS scored
          FROM `%s`
        )"""
        .formatted(KEY, values, place.key(), KEY, function(), arguments, place.table());
  }

  /** A name for each feature that LookML takes and that stands only once in its view. */
  private List<String> dimensionNames() {
    Set<String> taken = new HashSet<>(Set.of(KEY, LIVE, "count"));
    columns.forEach(column -> taken.add("live_" + column.name()));
    List<String> result = new ArrayList<>();
    for (String feature : model.schema().names()) {
      String plain = feature.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
      String name = plain;
      for (int i = 2; !taken.add(name); i++) {
        name = plain + "_" + i;
      }
      result.add(name);
    }
    return result;
  }

  private static String lookmlType(Feature feature) {
    if (feature instanceof NumberFeature) {
      return "number";
    }
    return feature instanceof CategoryFeature ? "string" : "yesno";
  }

  private static String description(Feature feature) {
    String unit = feature instanceof NumberFeature number ? number.unit() : "";
    if (unit.isEmpty() || feature.description().isEmpty()) {
      return feature.description() + unit;
    }
    return feature.description() + ", in " + unit;
  }

  private static void key(LookmlText text, String sql) {
    text.begin("dimension", KEY)
        .word("primary_key", "yes")
        .word("type", "string")
        .sql("sql", "CAST(" + sql + " AS STRING)")
        .end();
  }

  private static void dimension(LookmlText text, String name, PredictionColumn column, String sql) {
    text.begin("dimension", name)
        .word("type", column.type())
        .quoted("description", column.description())
        .quoted("group_label", "Prediction");
    if (column.isNumber()) {
      text.word("value_format_name", "decimal_2");
    }
    text.sql("sql", sql).end();
  }

  private String call(String before, String after) {
    return names.stream()
        .map(name -> before + name + after)
        .collect(Collectors.joining(", ", function() + "(", ")"));
  }

  private String function() {
    return "`" + place.project() + "." + place.dataset() + "." + signature.function() + "`";
  }

  private String scores() {
    return place.view() + "_scores";
  }
}
