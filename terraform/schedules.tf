# A job for every model whose spec has a schedule.

resource "google_service_account" "scheduler" {
  project      = var.project_id
  account_id   = "${var.name}-scheduler"
  display_name = "Has models trained on schedule"

  depends_on = [google_project_service.this]
}

resource "google_cloud_scheduler_job" "retrain" {
  for_each = local.scheduled

  project          = var.project_id
  region           = var.region
  name             = "${var.name}-retrain-${each.key}"
  description      = "Trains ${each.key} anew"
  schedule         = each.value
  time_zone        = var.schedules.time_zone
  paused           = var.schedules.paused
  attempt_deadline = "${var.schedules.deadline_seconds}s"

  retry_config {
    retry_count          = var.schedules.retries
    min_backoff_duration = "60s"
    max_backoff_duration = "600s"
    max_doublings        = 3
  }

  # To wait keeps a processor allocated until the training has ended.
  http_target {
    http_method = "POST"
    uri         = "${module.function["retrain"].url}/train"
    headers     = { "Content-Type" = "application/json" }
    body = base64encode(jsonencode({
      model  = each.key
      org_id = var.defaults.organization
      wait   = true
    }))

    oidc_token {
      service_account_email = google_service_account.scheduler.email
      audience              = module.function["retrain"].url
    }
  }
}
