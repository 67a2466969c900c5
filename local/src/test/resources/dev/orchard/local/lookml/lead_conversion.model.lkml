# Made by ./orchard lookml lead-conversion from lead-conversion.yaml.
connection: "bigquery"
include: "lead_conversion.view.lkml"

datagroup: lead_conversion_scores {
  label: "Scores of lead-conversion"
  description: "All rows are scored anew when the trigger's result changes"
  sql_trigger: SELECT CURRENT_DATE() ;;
  max_cache_age: "24 hours"
}

explore: lead_conversion {
  view_name: lead_conversion
  description: "Probability that a customer subscribes to a term deposit in this campaign"

  join: lead_conversion_scores {
    type: left_outer
    relationship: one_to_one
    sql_on: ${lead_conversion.row_key} = ${lead_conversion_scores.row_key} ;;
  }
}
