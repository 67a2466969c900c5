# The APIs that are used. They stay on when this is destroyed: other things in the project may need them.

resource "google_project_service" "this" {
  for_each = toset(concat(
    [
      "artifactregistry.googleapis.com",
      "cloudbuild.googleapis.com",
      "cloudfunctions.googleapis.com",
      "cloudresourcemanager.googleapis.com",
      "cloudscheduler.googleapis.com",
      "iam.googleapis.com",
      "logging.googleapis.com",
      "monitoring.googleapis.com",
      "run.googleapis.com",
      "secretmanager.googleapis.com",
      "storage.googleapis.com",
    ],
    var.sql == null ? [] : ["bigquery.googleapis.com", "bigqueryconnection.googleapis.com"],
    var.load_balancer == null ? [] : ["compute.googleapis.com"],
    var.budget == null ? [] : ["billingbudgets.googleapis.com"],
    var.training.cloud_sql ? ["sqladmin.googleapis.com"] : [],
  ))

  project            = var.project_id
  service            = each.value
  disable_on_destroy = false
}

data "google_project" "this" {
  project_id = var.project_id

  depends_on = [google_project_service.this]
}
