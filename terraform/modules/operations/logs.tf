# Who trained, promoted, rolled back and deleted what is kept longer than other logs, in a bucket of its own.

resource "google_logging_project_bucket_config" "audit" {
  project        = var.project_id
  location       = var.region
  bucket_id      = "${var.name}-audit"
  description    = "What happened to models"
  retention_days = var.audit_days
}

resource "google_logging_project_sink" "audit" {
  project                = var.project_id
  name                   = "${var.name}-audit"
  description            = "What happened to models"
  destination            = "logging.googleapis.com/${google_logging_project_bucket_config.audit.id}"
  filter                 = "logName=\"projects/${var.project_id}/logs/orchard-audit\""
  unique_writer_identity = true
}

resource "google_logging_project_bucket_config" "default" {
  count = var.log_days == null ? 0 : 1

  project        = var.project_id
  location       = "global"
  bucket_id      = "_Default"
  retention_days = var.log_days
}
