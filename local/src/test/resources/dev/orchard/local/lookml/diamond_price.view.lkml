# Made by ./orchard lookml diamond-price from diamond-price.yaml.
# Make it anew when the spec's features change; the function is diamond_price(carat FLOAT64, depth FLOAT64, table FLOAT64, x FLOAT64, y FLOAT64).

view: diamond_price {
  sql_table_name: `crm.rows` ;;

  dimension: row_key {
    primary_key: yes
    type: string
    sql: CAST(${TABLE}.`row_id` AS STRING) ;;
  }

  dimension: carat {
    type: number
    description: "Weight, in carat"
    group_label: "Features"
    sql: ${TABLE}.`carat` ;;
  }

  dimension: depth {
    type: number
    description: "Height in percent of the mean diameter, in %"
    group_label: "Features"
    sql: ${TABLE}.`depth` ;;
  }

  dimension: table {
    type: number
    description: "Width of the top in percent of the widest point, in %"
    group_label: "Features"
    sql: ${TABLE}.`table` ;;
  }

  dimension: x {
    type: number
    description: "Length, in mm"
    group_label: "Features"
    sql: ${TABLE}.`x` ;;
  }

  dimension: y {
    type: number
    description: "Width, in mm"
    group_label: "Features"
    sql: ${TABLE}.`y` ;;
  }

  dimension: live_scored {
    # Asks the function for each row that is shown. Within CASE or IF, BigQuery asks row by
    # row; for many rows take the dimensions of diamond_price_scores.
    type: string
    hidden: yes
    sql: `my-project.orchard.diamond_price`(${carat}, ${depth}, ${table}, ${x}, ${y}) ;;
  }

  dimension: live_prediction {
    type: number
    description: "Predicted, in USD"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: CAST(JSON_VALUE(${live_scored}, '$.prediction') AS FLOAT64) ;;
  }

  dimension: live_lower {
    type: number
    description: "Lower bound of the interval, in USD"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: CAST(JSON_VALUE(${live_scored}, '$.interval.lower') AS FLOAT64) ;;
  }

  dimension: live_upper {
    type: number
    description: "Upper bound of the interval, in USD"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: CAST(JSON_VALUE(${live_scored}, '$.interval.upper') AS FLOAT64) ;;
  }

  dimension: live_confidence {
    type: number
    description: "How sure the prediction is, 0 to 1"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: CAST(JSON_VALUE(${live_scored}, '$.confidence') AS FLOAT64) ;;
  }

  dimension: live_model_version {
    type: string
    description: "The version that predicted"
    group_label: "Prediction"
    sql: JSON_VALUE(${live_scored}, '$.model_version') ;;
  }

  dimension: live_error {
    type: string
    description: "Why there is no prediction"
    group_label: "Prediction"
    sql: JSON_VALUE(${live_scored}, '$.error.detail') ;;
  }

  measure: count {
    type: count
  }
}

view: diamond_price_scores {
  derived_table: {
    datagroup_trigger: diamond_price_scores
    sql:
      SELECT
        row_key,
        CAST(JSON_VALUE(scored, '$.prediction') AS FLOAT64) AS prediction,
        CAST(JSON_VALUE(scored, '$.interval.lower') AS FLOAT64) AS lower,
        CAST(JSON_VALUE(scored, '$.interval.upper') AS FLOAT64) AS upper,
        CAST(JSON_VALUE(scored, '$.confidence') AS FLOAT64) AS confidence,
        JSON_VALUE(scored, '$.model_version') AS model_version,
        JSON_VALUE(scored, '$.error.detail') AS error
      FROM (
        SELECT `row_id` AS row_key, `my-project.orchard.diamond_price`(`carat`, `depth`, `table`, `x`, `y`) AS scored
        FROM `crm.rows`
      )
    ;;
  }

  dimension: row_key {
    primary_key: yes
    type: string
    sql: CAST(${TABLE}.row_key AS STRING) ;;
  }

  dimension: prediction {
    type: number
    description: "Predicted, in USD"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: ${TABLE}.prediction ;;
  }

  dimension: lower {
    type: number
    description: "Lower bound of the interval, in USD"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: ${TABLE}.lower ;;
  }

  dimension: upper {
    type: number
    description: "Upper bound of the interval, in USD"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: ${TABLE}.upper ;;
  }

  dimension: confidence {
    type: number
    description: "How sure the prediction is, 0 to 1"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: ${TABLE}.confidence ;;
  }

  dimension: model_version {
    type: string
    description: "The version that predicted"
    group_label: "Prediction"
    sql: ${TABLE}.model_version ;;
  }

  dimension: error {
    type: string
    description: "Why there is no prediction"
    group_label: "Prediction"
    sql: ${TABLE}.error ;;
  }

  measure: average_prediction {
    type: average
    value_format_name: decimal_2
    sql: ${prediction} ;;
  }

  measure: errors {
    type: count
    description: "Rows that could not be scored"
    filters: [error: "-NULL"]
  }
}
