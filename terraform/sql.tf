# Predictions in SQL: a dataset, a connection with an account of its own, and a remote function for every model.

locals {
  # INT64 arguments are cast by BigQuery itself.
  sql_types = { boolean = "BOOL", category = "STRING", number = "FLOAT64" }
}

resource "google_bigquery_dataset" "this" {
  count = var.sql == null ? 0 : 1

  project     = var.project_id
  dataset_id  = var.sql.dataset
  location    = coalesce(var.sql.location, var.region)
  description = "Predictions of Orchard: one function for each model"
  labels      = var.labels

  depends_on = [google_project_service.this]
}

resource "google_bigquery_dataset_iam_member" "readers" {
  for_each = try(var.sql.readers, {})

  project    = var.project_id
  dataset_id = google_bigquery_dataset.this[0].dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = each.value
}

resource "google_bigquery_connection" "this" {
  count = var.sql == null ? 0 : 1

  project       = var.project_id
  location      = google_bigquery_dataset.this[0].location
  connection_id = var.name
  friendly_name = "Orchard"
  description   = "Calls the function ${var.name}-sql"

  cloud_resource {}
}

resource "google_bigquery_connection_iam_member" "readers" {
  for_each = try(var.sql.readers, {})

  project       = var.project_id
  location      = google_bigquery_connection.this[0].location
  connection_id = google_bigquery_connection.this[0].connection_id
  role          = "roles/bigquery.connectionUser"
  member        = each.value
}

resource "google_bigquery_routine" "predict" {
  for_each = { for model, spec in local.specs : model => spec if var.sql != null }

  project         = var.project_id
  dataset_id      = google_bigquery_dataset.this[0].dataset_id
  routine_id      = replace(each.key, "-", "_")
  routine_type    = "SCALAR_FUNCTION"
  description     = try(each.value.description, "Predictions of ${each.key}")
  definition_body = ""
  return_type     = jsonencode({ typeKind = "JSON" })

  dynamic "arguments" {
    for_each = each.value.features
    iterator = feature

    content {
      name      = replace(feature.value.name, "/[^A-Za-z0-9_]/", "_")
      data_type = jsonencode({ typeKind = local.sql_types[feature.value.type] })
    }
  }

  remote_function_options {
    connection        = google_bigquery_connection.this[0].name
    endpoint          = module.function["sql"].url
    max_batching_rows = tostring(var.sql.max_batching_rows)
    user_defined_context = {
      model  = each.key
      org_id = var.defaults.organization
    }
  }
}
