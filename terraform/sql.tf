# Predictions in SQL: a dataset, a connection with an account of its own, and a remote function for every model.

locals {
  # INT64 arguments are cast by BigQuery itself.
  sql_types = { boolean = "BOOL", category = "STRING", number = "FLOAT64" }

  # shared/model's SqlSignature makes the same of a schema.
  sql_arguments = {
    for model, spec in local.specs : model => [for feature in spec.features : replace(feature.name, "/[^A-Za-z0-9_]/", "_")]
  }

  # By model, the features that SQL takes for one argument, as it does not tell upper from lower case.
  sql_clashes = {
    for model, spec in local.specs : model => flatten([
      for names in values({ for index, name in local.sql_arguments[model] : lower(name) => spec.features[index].name... }) :
      names if length(names) > 1
    ])
  }
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
      name      = local.sql_arguments[each.key][feature.key]
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

  lifecycle {
    precondition {
      condition     = length(local.sql_clashes[each.key]) == 0
      error_message = "specs: ${each.key} has features that SQL cannot tell apart, as it ignores case and - is _ there: ${join(", ", local.sql_clashes[each.key])}. Rename all but one, or set sql = null."
    }
  }
}
