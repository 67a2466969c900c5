# Remote functions follow specs.

mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project_id = "test-project"
  packages   = "tests/packages"
  specs      = "tests/specs"
}

run "a_remote_function_for_every_model" {
  assert {
    condition = { for model, routine in google_bigquery_routine.predict : routine.routine_id => [for argument in routine.arguments : "${argument.name} ${jsondecode(argument.data_type).typeKind}"] } == {
      customer_churn = ["age FLOAT64", "plan STRING", "has_card BOOL"]
      price          = ["carat FLOAT64"]
    }
    error_message = "Arguments are the features in the spec's order: numbers FLOAT64, categories STRING, booleans BOOL."
  }

  assert {
    condition     = alltrue([for routine in google_bigquery_routine.predict : routine.return_type == jsonencode({ typeKind = "JSON" }) && routine.routine_type == "SCALAR_FUNCTION" && routine.definition_body == ""])
    error_message = "Each returns JSON."
  }

  assert {
    condition     = google_bigquery_routine.predict["customer-churn"].remote_function_options[0].user_defined_context == tomap({ model = "customer-churn", org_id = "default" }) && google_bigquery_routine.predict["customer-churn"].remote_function_options[0].endpoint == output.urls["sql"] && google_bigquery_routine.predict["customer-churn"].remote_function_options[0].max_batching_rows == "1000"
    error_message = "It asks the function sql for its model."
  }

  assert {
    condition     = output.looker.functions["customer-churn"] == "`test-project.orchard.customer_churn`(age, plan, has_card)"
    error_message = "The output shows how to call it."
  }
}

run "a_changed_spec_changes_the_signature" {
  variables {
    specs = "tests/specs-changed"
  }

  assert {
    condition     = { for model, routine in google_bigquery_routine.predict : model => [for argument in routine.arguments : argument.name] } == { customer-churn = ["age", "y", "on", "No", "off", "city"] }
    error_message = "The arguments are the new features, whatever their names meant to YAML 1.1."
  }
}

run "our_examples" {
  variables {
    specs = "../examples"
    sql   = { dataset = "predictions", location = "EU", readers = { looker = "serviceAccount:looker@test-project.iam.gserviceaccount.com" } }
  }

  assert {
    condition     = google_bigquery_routine.predict["lead-conversion"].routine_id == "lead_conversion" && google_bigquery_routine.predict["lead-conversion"].arguments[0].name == "age" && google_bigquery_routine.predict["lead-conversion"].arguments[1].name == "job"
    error_message = "SELECT predictions.lead_conversion(age, job, …)"
  }

  assert {
    condition     = join(" ", [for argument in google_bigquery_routine.predict["diamond-price"].arguments : argument.name]) == "carat depth table x y"
    error_message = "x and y are names."
  }

  assert {
    condition     = google_bigquery_dataset.this[0].location == "EU" && google_bigquery_connection.this[0].location == "EU"
    error_message = "Dataset and connection are in one location."
  }

  assert {
    condition     = google_bigquery_dataset_iam_member.readers["looker"].role == "roles/bigquery.dataViewer" && google_bigquery_connection_iam_member.readers["looker"].role == "roles/bigquery.connectionUser"
    error_message = "Readers see the functions and may use their connection."
  }
}

run "features_that_sql_cannot_tell_apart" {
  command = plan

  variables {
    specs = "tests/specs-clashing"
  }

  expect_failures = [google_bigquery_routine.predict["calls"]]
}

run "features_that_only_sql_cannot_tell_apart" {
  command = plan

  variables {
    specs = "tests/specs-clashing"
    sql   = null
  }
}

run "without_sql" {
  variables {
    sql = null
  }

  assert {
    condition     = length(google_bigquery_routine.predict) + length(google_bigquery_dataset.this) + length(google_bigquery_connection.this) == 0 && !contains(keys(output.urls), "sql") && !contains(keys(google_project_service.this), "bigquery.googleapis.com")
    error_message = "null makes none of it."
  }
}
