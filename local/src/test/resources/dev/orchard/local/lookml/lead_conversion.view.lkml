# Made by ./orchard lookml lead-conversion from lead-conversion.yaml.
# Make it anew when the spec's features change; the function is lead_conversion(age FLOAT64, job STRING, marital STRING, education STRING, default STRING, balance FLOAT64, housing STRING, loan STRING, contact STRING, day FLOAT64, month STRING, campaign FLOAT64, pdays FLOAT64, previous FLOAT64, poutcome STRING).

view: lead_conversion {
  sql_table_name: `crm.rows` ;;

  dimension: row_key {
    primary_key: yes
    type: string
    sql: CAST(${TABLE}.`row_id` AS STRING) ;;
  }

  dimension: age {
    type: number
    description: "Age of the customer, in years"
    group_label: "Features"
    sql: ${TABLE}.`age` ;;
  }

  dimension: job {
    type: string
    description: "Kind of job"
    group_label: "Features"
    sql: ${TABLE}.`job` ;;
  }

  dimension: marital {
    type: string
    description: "Marital status"
    group_label: "Features"
    sql: ${TABLE}.`marital` ;;
  }

  dimension: education {
    type: string
    description: "Highest education"
    group_label: "Features"
    sql: ${TABLE}.`education` ;;
  }

  dimension: default {
    type: string
    description: "Has credit in default"
    group_label: "Features"
    sql: ${TABLE}.`default` ;;
  }

  dimension: balance {
    type: number
    description: "Average yearly balance, in EUR"
    group_label: "Features"
    sql: ${TABLE}.`balance` ;;
  }

  dimension: housing {
    type: string
    description: "Has a housing loan"
    group_label: "Features"
    sql: ${TABLE}.`housing` ;;
  }

  dimension: loan {
    type: string
    description: "Has a personal loan"
    group_label: "Features"
    sql: ${TABLE}.`loan` ;;
  }

  dimension: contact {
    type: string
    description: "How the customer is contacted"
    group_label: "Features"
    sql: ${TABLE}.`contact` ;;
  }

  dimension: day {
    type: number
    description: "Day of the month of the last contact"
    group_label: "Features"
    sql: ${TABLE}.`day` ;;
  }

  dimension: month {
    type: string
    description: "Month of the last contact"
    group_label: "Features"
    sql: ${TABLE}.`month` ;;
  }

  dimension: campaign {
    type: number
    description: "Contacts in this campaign, in contacts"
    group_label: "Features"
    sql: ${TABLE}.`campaign` ;;
  }

  dimension: pdays {
    type: number
    description: "Days since the last contact of an earlier campaign, -1 if there was none, in days"
    group_label: "Features"
    sql: ${TABLE}.`pdays` ;;
  }

  dimension: previous {
    type: number
    description: "Contacts before this campaign, in contacts"
    group_label: "Features"
    sql: ${TABLE}.`previous` ;;
  }

  dimension: poutcome {
    type: string
    description: "Outcome of the earlier campaign"
    group_label: "Features"
    sql: ${TABLE}.`poutcome` ;;
  }

  dimension: live_scored {
    # Asks the function for each row that is shown. Within CASE or IF, BigQuery asks row by
    # row; for many rows take the dimensions of lead_conversion_scores.
    type: string
    hidden: yes
    sql: `my-project.orchard.lead_conversion`(${age}, ${job}, ${marital}, ${education}, ${default}, ${balance}, ${housing}, ${loan}, ${contact}, ${day}, ${month}, ${campaign}, ${pdays}, ${previous}, ${poutcome}) ;;
  }

  dimension: live_prediction {
    type: string
    description: "The most probable class"
    group_label: "Prediction"
    sql: JSON_VALUE(${live_scored}, '$.prediction') ;;
  }

  dimension: live_probability {
    type: number
    description: "Of yes, calibrated"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: CAST(JSON_VALUE(${live_scored}, '$.probability') AS FLOAT64) ;;
  }

  dimension: live_confidence {
    type: number
    description: "How sure the prediction is, 0 to 1"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: CAST(JSON_VALUE(${live_scored}, '$.confidence') AS FLOAT64) ;;
  }

  dimension: live_recommended_action {
    type: string
    description: "By the thresholds of the spec"
    group_label: "Prediction"
    sql: JSON_VALUE(${live_scored}, '$.recommended_action') ;;
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

view: lead_conversion_scores {
  derived_table: {
    datagroup_trigger: lead_conversion_scores
    sql:
      SELECT
        row_key,
        JSON_VALUE(scored, '$.prediction') AS prediction,
        CAST(JSON_VALUE(scored, '$.probability') AS FLOAT64) AS probability,
        CAST(JSON_VALUE(scored, '$.confidence') AS FLOAT64) AS confidence,
        JSON_VALUE(scored, '$.recommended_action') AS recommended_action,
        JSON_VALUE(scored, '$.model_version') AS model_version,
        JSON_VALUE(scored, '$.error.detail') AS error
      FROM (
        SELECT `row_id` AS row_key, `my-project.orchard.lead_conversion`(`age`, `job`, `marital`, `education`, `default`, `balance`, `housing`, `loan`, `contact`, `day`, `month`, `campaign`, `pdays`, `previous`, `poutcome`) AS scored
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
    type: string
    description: "The most probable class"
    group_label: "Prediction"
    sql: ${TABLE}.prediction ;;
  }

  dimension: probability {
    type: number
    description: "Of yes, calibrated"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: ${TABLE}.probability ;;
  }

  dimension: confidence {
    type: number
    description: "How sure the prediction is, 0 to 1"
    group_label: "Prediction"
    value_format_name: decimal_2
    sql: ${TABLE}.confidence ;;
  }

  dimension: recommended_action {
    type: string
    description: "By the thresholds of the spec"
    group_label: "Prediction"
    sql: ${TABLE}.recommended_action ;;
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

  measure: average_probability {
    type: average
    value_format_name: decimal_2
    sql: ${probability} ;;
  }

  measure: errors {
    type: count
    description: "Rows that could not be scored"
    filters: [error: "-NULL"]
  }
}
