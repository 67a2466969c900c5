# Columns as the example model lead-conversion has them. Put your own table here.
view: leads {
  sql_table_name: `your_dataset.bank_leads` ;;

  dimension: age {
    type: number
    description: "Age of the customer"
    sql: ${TABLE}.`age` ;;
  }
  dimension: job {
    type: string
    description: "Kind of job"
    sql: ${TABLE}.`job` ;;
  }
  dimension: marital {
    type: string
    description: "Marital status"
    sql: ${TABLE}.`marital` ;;
  }
  dimension: education {
    type: string
    description: "Highest education"
    sql: ${TABLE}.`education` ;;
  }
  dimension: default {
    type: string
    description: "Has credit in default"
    sql: ${TABLE}.`default` ;;
  }
  dimension: balance {
    type: number
    description: "Average yearly balance"
    sql: ${TABLE}.`balance` ;;
  }
  dimension: housing {
    type: string
    description: "Has a housing loan"
    sql: ${TABLE}.`housing` ;;
  }
  dimension: loan {
    type: string
    description: "Has a personal loan"
    sql: ${TABLE}.`loan` ;;
  }
  dimension: contact {
    type: string
    description: "How the customer is contacted"
    sql: ${TABLE}.`contact` ;;
  }
  dimension: day {
    type: number
    description: "Day of the month of the last contact"
    sql: ${TABLE}.`day` ;;
  }
  dimension: month {
    type: string
    description: "Month of the last contact"
    sql: ${TABLE}.`month` ;;
  }
  dimension: campaign {
    type: number
    description: "Contacts in this campaign"
    sql: ${TABLE}.`campaign` ;;
  }
  dimension: pdays {
    type: number
    description: "Days since the last contact of an earlier campaign, -1 if there was none"
    sql: ${TABLE}.`pdays` ;;
  }
  dimension: previous {
    type: number
    description: "Contacts before this campaign"
    sql: ${TABLE}.`previous` ;;
  }
  dimension: poutcome {
    type: string
    description: "Outcome of the earlier campaign"
    sql: ${TABLE}.`poutcome` ;;
  }
  dimension: y {
    type: string
    description: "The customer subscribed"
    sql: ${TABLE}.`y` ;;
  }

  measure: count {
    type: count
  }
}
