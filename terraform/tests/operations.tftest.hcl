# Who is told, and of what.

mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project_id = "test-project"
  packages   = "tests/packages"
  specs      = "tests/specs"
}

run "without_anybody_to_tell" {
  assert {
    condition     = length(google_billing_budget.this) == 0
    error_message = "No budget unless there is one."
  }

  assert {
    condition     = keys(module.operations.metrics) == ["cache_failures", "latency", "predictions", "requests", "stale_answers", "trainings"]
    error_message = "What happens is counted in any case."
  }
}

run "policies" {
  module {
    source = "./modules/operations"
  }

  variables {
    name                = "orchard"
    project_number      = "123456789012"
    region              = "europe-west1"
    audit_days          = 400
    channels            = []
    emails              = ["owner@company.com"]
    error_percent       = 5
    p99_milliseconds    = 2000
    retrain_grace_hours = 24
    health              = { host = "orchard-health-x.a.run.app", private = true, service = "orchard-health" }
    schedules           = { hourly = "5 * * * *", daily = "30 4 * * *", weekly = "0 3 * * 1", monthly = "0 3 1 * *", yearly = "0 3 1 1 *" }
    services            = { health = "orchard-health", predict = "orchard-predict" }
  }

  assert {
    condition     = length(setsubtract(["cache_failures", "errors", "latency", "stale", "training", "retrain-daily", "retrain-weekly"], keys(google_monitoring_alert_policy.this))) == 0
    error_message = "Errors, latency, failed and missing trainings, stale caches and storage failures are told."
  }

  assert {
    condition     = local.period_hours == { hourly = 1, daily = 24, weekly = 168, monthly = 744, yearly = 8784 }
    error_message = "A period is the longest that the schedule can pause."
  }

  assert {
    condition     = strcontains(google_monitoring_alert_policy.this["retrain-weekly"].conditions[0].condition_prometheus_query_language[0].query, "model=\"weekly\",status=~\"succeeded|lost\"}[192h]")
    error_message = "A weekly model has a week and a day; a training whose version lost to the champion has succeeded too."
  }

  assert {
    condition     = alltrue([for policy in google_monitoring_alert_policy.this : length(policy.notification_channels) == 1 && length(policy.documentation[0].content) > 40])
    error_message = "Somebody hears of it and is told what to do."
  }

  assert {
    condition     = google_logging_metric.this["predictions"].value_extractor == "EXTRACT(jsonPayload.predictions)" && google_logging_metric.this["predictions"].label_extractors.model_version == "EXTRACT(labels.model_version)" && google_logging_metric.this["predictions"].metric_descriptor[0].value_type == "DISTRIBUTION"
    error_message = "Predictions are counted by the version that made them."
  }

  assert {
    condition     = alltrue([for metric in google_logging_metric.this : toset(keys(metric.label_extractors)) == toset(metric.metric_descriptor[0].labels[*].key)])
    error_message = "Each label that is extracted is declared."
  }

  assert {
    condition     = google_monitoring_uptime_check_config.health[0].http_check[0].path == "/health" && google_monitoring_uptime_check_config.health[0].http_check[0].service_agent_authentication[0].type == "OIDC_TOKEN" && google_cloud_run_v2_service_iam_member.uptime[0].role == "roles/run.invoker" && google_cloud_run_v2_service_iam_member.uptime[0].name == "orchard-health"
    error_message = "Health is probed, by an account that may call health alone."
  }

  assert {
    condition     = google_logging_project_bucket_config.audit.retention_days == 400 && length(google_logging_project_bucket_config.default) == 0
    error_message = "The audit log is kept longer; the project's own log bucket is left alone."
  }

  assert {
    condition     = length(jsondecode(google_monitoring_dashboard.this.dashboard_json).mosaicLayout.tiles) == length(local.charts)
    error_message = "The dashboard has all charts."
  }
}

run "nobody" {
  module {
    source = "./modules/operations"
  }

  variables {
    name                = "orchard"
    project_number      = "123456789012"
    region              = "europe-west1"
    audit_days          = 400
    channels            = []
    emails              = []
    error_percent       = 5
    log_days            = 90
    p99_milliseconds    = 2000
    retrain_grace_hours = 24
    health              = { host = "orchard-health-x.a.run.app", private = true, service = "orchard-health" }
    schedules           = { daily = "30 4 * * *" }
    services            = { health = "orchard-health", predict = "orchard-predict" }
  }

  assert {
    condition     = length(google_monitoring_alert_policy.this) + length(google_monitoring_alert_policy.schedule) + length(google_monitoring_alert_policy.uptime) + length(google_monitoring_uptime_check_config.health) + length(google_cloud_run_v2_service_iam_member.uptime) == 0
    error_message = "Alerts that nobody hears of are not made, nor paid for."
  }

  assert {
    condition     = google_logging_project_bucket_config.default[0].retention_days == 90
    error_message = "Logs are kept as long as asked."
  }
}

run "budget" {
  variables {
    budget = { amount = 100, billing_account = "000000-000000-000000" }
  }

  assert {
    condition     = google_billing_budget.this[0].amount[0].specified_amount[0].units == "100" && google_billing_budget.this[0].budget_filter[0].projects == toset(["projects/123456789012"]) && contains(keys(google_project_service.this), "billingbudgets.googleapis.com")
    error_message = "The budget is this project's."
  }
}
