# What the provider would have computed, where its form matters.

mock_data "google_project" {
  defaults = { number = "123456789012" }
}

mock_data "google_storage_project_service_account" {
  defaults = { member = "serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com" }
}

mock_resource "google_artifact_registry_repository" {
  defaults = { id = "projects/test-project/locations/europe-west1/repositories/orchard" }
}

mock_resource "google_bigquery_connection" {
  defaults = {
    name           = "projects/123456789012/locations/europe-west1/connections/orchard"
    cloud_resource = { service_account_id = "bqcx-123456789012-abcd@gcp-sa-bigquery-condel.iam.gserviceaccount.com" }
  }
}

mock_resource "google_cloudfunctions2_function" {
  defaults = { service_config = { uri = "https://orchard-x-ew.a.run.app" } }
}

mock_resource "google_monitoring_dashboard" {
  defaults = { id = "projects/123456789012/dashboards/0123" }
}

mock_resource "google_service_account" {
  defaults = {
    id     = "projects/test-project/serviceAccounts/account@test-project.iam.gserviceaccount.com"
    email  = "account@test-project.iam.gserviceaccount.com"
    member = "serviceAccount:account@test-project.iam.gserviceaccount.com"
  }
}
