# Trouble that somebody hears of. Without anybody to tell nothing is made here.

locals {
  told     = length(var.emails) + length(var.channels) > 0
  channels = concat([for channel in google_monitoring_notification_channel.email : channel.id], sort(tolist(var.channels)))

  service_pattern = "${var.name}-(${join("|", sort(keys(var.services)))})"
  cloud_run       = "monitored_resource=\"cloud_run_revision\",service_name=~\"${local.service_pattern}\""

  # The longest that a cron expression can pause, in hours: by the coarsest of its fields that is not a star.
  cron = { for model, schedule in var.schedules : model => split(" ", schedule) }
  period_hours = {
    for model, fields in local.cron : model => (
      fields[3] != "*" ? 8784 : fields[2] != "*" ? 744 : fields[4] != "*" ? 168 : fields[1] != "*" ? 24 : 1
    )
  }

  alerts = merge(
    {
      cache_failures = {
        title    = "Storage failures"
        severity = "ERROR"
        minutes  = 5
        query    = "sum(increase(${local.promql.cache_failures}{monitored_resource=\"cloud_run_revision\"}[10m])) > 0"
        advice   = "Functions could not read models: labels.failure tells whether storage is out of reach (storage_unavailable), a version is damaged (corrupt) or it is a mistake of ours (internal). Versions that are held go on answering. The log lines with jsonPayload.cache_failure name model and cause."
      }
      errors = {
        title    = "Error rate"
        severity = "ERROR"
        minutes  = 5
        # A floor of a tenth of a request a second: one failure at night is no rate.
        query  = "sum(rate(run_googleapis_com:request_count{${local.cloud_run},response_code_class=\"5xx\"}[10m])) / clamp_min(sum(rate(run_googleapis_com:request_count{${local.cloud_run}}[10m])), 0.1) > ${var.error_percent / 100}"
        advice = "More than ${var.error_percent} % of the requests failed by our fault. The log lines with severity ERROR or WARNING carry the request id and, where it helps, a stack trace."
      }
      latency = {
        title    = "Latency of predict, 99th percentile"
        severity = "WARNING"
        minutes  = 10
        query    = "histogram_quantile(0.99, sum by (le) (rate(run_googleapis_com:request_latencies_bucket{monitored_resource=\"cloud_run_revision\",service_name=\"${var.services["predict"]}\"}[10m]))) > ${var.p99_milliseconds}"
        advice   = "One of a hundred predictions took longer than ${var.p99_milliseconds} ms. Starts of instances count: min_instances of predict keeps one warm, which costs while nobody asks."
      }
      stale = {
        title    = "Stale model cache"
        severity = "WARNING"
        minutes  = 10
        query    = "sum(increase(${local.promql.stale_answers}{monitored_resource=\"cloud_run_revision\"}[10m])) > 0"
        advice   = "Predictions come from the last good version because storage has failed for a while; they carry the header Orchard-Stale. GET /health tells since when."
      }
      training = {
        title    = "A training failed"
        severity = "WARNING"
        minutes  = 0
        query    = "sum by (model, status) (increase(${local.promql.trainings}{monitored_resource=\"global\",status=~\"failed|interrupted\"}[15m])) > 0"
        advice   = "GET /runs/{id} tells why; the audit log orchard-audit has the id. The champion still serves."
      }
    },
    {
      for model, hours in local.period_hours : "retrain-${model}" => {
        title    = "No successful training of ${model} within its period"
        severity = "WARNING"
        minutes  = 0
        # Cloud Monitoring looks back up to two years in PromQL policies.
        query  = "(sum(increase(${local.promql.trainings}{monitored_resource=\"global\",model=\"${model}\",status=~\"succeeded|lost\"}[${hours + var.retrain_grace_hours}h])) or vector(0)) < 1"
        advice = "The schedule \"${var.schedules[model]}\" should have trained ${model} within ${hours + var.retrain_grace_hours} hours. Look at the job ${var.name}-retrain-${model} of Cloud Scheduler, then at the function retrain."
      }
    },
  )
}

resource "google_monitoring_notification_channel" "email" {
  for_each = var.emails

  project      = var.project_id
  display_name = "${var.name}: ${each.value}"
  type         = "email"
  labels       = { email_address = each.value }
  user_labels  = var.labels
}

resource "google_monitoring_alert_policy" "this" {
  for_each = local.told ? local.alerts : {}

  project               = var.project_id
  display_name          = "${var.name}: ${each.value.title}"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels
  user_labels           = var.labels

  conditions {
    display_name = each.value.title

    condition_prometheus_query_language {
      query               = each.value.query
      duration            = "${each.value.minutes * 60}s"
      evaluation_interval = startswith(each.key, "retrain-") ? "3600s" : "60s"
      # The metrics come into being with the first log line that they count.
      disable_metric_validation = true
    }
  }

  documentation {
    content   = each.value.advice
    mime_type = "text/markdown"
  }

  depends_on = [google_logging_metric.this]
}

resource "google_monitoring_alert_policy" "schedule" {
  count = local.told && length(var.schedules) > 0 ? 1 : 0

  project               = var.project_id
  display_name          = "${var.name}: A scheduled training was not begun"
  combiner              = "OR"
  severity              = "WARNING"
  notification_channels = local.channels
  user_labels           = var.labels

  conditions {
    display_name = "An attempt of Cloud Scheduler failed"

    condition_matched_log {
      filter           = "resource.type=\"cloud_scheduler_job\" AND resource.labels.job_id=~\"^${var.name}-retrain-\" AND severity>=ERROR"
      label_extractors = { job = "EXTRACT(resource.labels.job_id)" }
    }
  }

  alert_strategy {
    auto_close = "86400s"
    notification_rate_limit {
      period = "3600s"
    }
  }

  documentation {
    content   = "Cloud Scheduler got no good answer from retrain, or none in time. A training that takes longer than the deadline goes on while an attempt lasts."
    mime_type = "text/markdown"
  }
}

resource "google_monitoring_uptime_check_config" "health" {
  count = local.told ? 1 : 0

  project      = var.project_id
  display_name = "${var.name}: health"
  period       = "300s"
  timeout      = "30s"
  user_labels  = var.labels

  http_check {
    path         = "/health"
    port         = 443
    use_ssl      = true
    validate_ssl = true

    dynamic "service_agent_authentication" {
      for_each = var.health.private ? [true] : []

      content {
        type = "OIDC_TOKEN"
      }
    }
  }

  monitored_resource {
    type   = "uptime_url"
    labels = { host = var.health.host, project_id = var.project_id }
  }
}

# The service agent of Monitoring comes into being with the first check that uses it.
resource "google_cloud_run_v2_service_iam_member" "uptime" {
  count = local.told && var.health.private ? 1 : 0

  project  = var.project_id
  location = var.region
  name     = var.health.service
  role     = "roles/run.invoker"
  member   = "serviceAccount:service-${var.project_number}@gcp-sa-monitoring-notification.iam.gserviceaccount.com"

  depends_on = [google_monitoring_uptime_check_config.health]
}

resource "google_monitoring_alert_policy" "uptime" {
  count = local.told ? 1 : 0

  project               = var.project_id
  display_name          = "${var.name}: Health"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = local.channels
  user_labels           = var.labels

  conditions {
    display_name = "health does not answer, or says that nothing can be served"

    condition_threshold {
      filter          = "metric.type=\"monitoring.googleapis.com/uptime_check/check_passed\" AND resource.type=\"uptime_url\" AND metric.labels.check_id=\"${google_monitoring_uptime_check_config.health[0].uptime_check_id}\""
      comparison      = "COMPARISON_GT"
      threshold_value = 1
      duration        = "300s"

      aggregations {
        alignment_period     = "600s"
        per_series_aligner   = "ALIGN_NEXT_OLDER"
        cross_series_reducer = "REDUCE_COUNT_FALSE"
        group_by_fields      = ["resource.label.host"]
      }
    }
  }

  documentation {
    content   = "GET /health answers 503 with a reason while nothing can be served."
    mime_type = "text/markdown"
  }
}
