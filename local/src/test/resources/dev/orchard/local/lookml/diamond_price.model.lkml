# Made by ./orchard lookml diamond-price from diamond-price.yaml.
connection: "bigquery"
include: "diamond_price.view.lkml"

datagroup: diamond_price_scores {
  label: "Scores of diamond-price"
  description: "All rows are scored anew when the trigger's result changes"
  sql_trigger: SELECT CURRENT_DATE() ;;
  max_cache_age: "24 hours"
}

explore: diamond_price {
  view_name: diamond_price
  description: "Price of a round-cut diamond from its weight and size"

  join: diamond_price_scores {
    type: left_outer
    relationship: one_to_one
    sql_on: ${diamond_price.row_key} = ${diamond_price_scores.row_key} ;;
  }
}
