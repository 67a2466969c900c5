# Columns as the example model diamond-price has them. Put your own table here.
view: diamonds {
  sql_table_name: `your_dataset.diamonds` ;;

  dimension: carat {
    type: number
    description: "Weight"
    sql: ${TABLE}.`carat` ;;
  }
  dimension: depth {
    type: number
    description: "Height in percent of the mean diameter"
    sql: ${TABLE}.`depth` ;;
  }
  dimension: table {
    type: number
    description: "Width of the top in percent of the widest point"
    sql: ${TABLE}.`table` ;;
  }
  dimension: x {
    type: number
    description: "Length"
    sql: ${TABLE}.`x` ;;
  }
  dimension: y {
    type: number
    description: "Width"
    sql: ${TABLE}.`y` ;;
  }
  dimension: price {
    type: number
    description: "Price"
    sql: ${TABLE}.`price` ;;
  }

  measure: count {
    type: count
  }
}
