# What the functions' log lines say, as numbers. Each line is one JSON object; README.md tells its fields.

locals {
  services = join(" OR ", [for service in sort(values(var.services)) : "resource.labels.service_name=\"${service}\""])
  ours     = "resource.type=\"cloud_run_revision\" AND (${local.services})"

  # Keys are label names. Cloud Run's own service_name is a label of the resource already.
  metrics = {
    cache_failures = {
      description = "Reads of the model cache that failed: storage_unavailable, corrupt or internal"
      filter      = "${local.ours} AND jsonPayload.cache_failure:*"
      labels      = { failure = "EXTRACT(jsonPayload.cache_failure)", model = "EXTRACT(labels.model)" }
      value       = null
    }
    latency = {
      description = "Milliseconds until a request was answered"
      filter      = "${local.ours} AND jsonPayload.latency_ms>=0"
      labels      = { model = "EXTRACT(labels.model)", outcome = "EXTRACT(labels.outcome)" }
      value       = "EXTRACT(jsonPayload.latency_ms)"
    }
    predictions = {
      description = "Predictions in an answer, by the version that made them"
      filter      = "${local.ours} AND jsonPayload.predictions>=0"
      labels = {
        model         = "EXTRACT(labels.model)"
        model_version = "EXTRACT(labels.model_version)"
        organization  = "EXTRACT(labels.organization)"
      }
      value = "EXTRACT(jsonPayload.predictions)"
    }
    requests = {
      description = "Requests answered, by status and outcome"
      filter      = "${local.ours} AND jsonPayload.latency_ms>=0"
      labels      = { outcome = "EXTRACT(labels.outcome)", status = "EXTRACT(httpRequest.status)" }
      value       = null
    }
    stale_answers = {
      description = "Answers of the last good version while storage fails"
      filter      = "${local.ours} AND labels.stale=\"true\""
      labels      = { model = "EXTRACT(labels.model)" }
      value       = null
    }
    trainings = {
      description = "Trainings that ended, by status: succeeded, lost (not past its gate), failed or interrupted"
      filter      = "logName=\"projects/${var.project_id}/logs/orchard-audit\" AND labels.action=\"trained\""
      labels = {
        model        = "EXTRACT(labels.model)"
        organization = "EXTRACT(labels.organization)"
        status       = "EXTRACT(labels.status)"
      }
      value = null
    }
  }

  # As PromQL writes them.
  promql = { for name, metric in local.metrics : name => "logging_googleapis_com:user_${replace(var.name, "-", "_")}_${name}" }
}

resource "google_logging_metric" "this" {
  for_each = local.metrics

  project          = var.project_id
  name             = "${var.name}/${each.key}"
  description      = each.value.description
  filter           = each.value.filter
  label_extractors = each.value.labels
  value_extractor  = each.value.value

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = each.value.value == null ? "INT64" : "DISTRIBUTION"
    unit        = each.key == "latency" ? "ms" : "1"

    dynamic "labels" {
      for_each = each.value.labels
      iterator = label

      content {
        key        = label.key
        value_type = "STRING"
      }
    }
  }

  # From 0.1 to about 100,000, each bound 1.3 times the one before.
  dynamic "bucket_options" {
    for_each = each.value.value == null ? [] : [each.value.value]

    content {
      exponential_buckets {
        growth_factor      = 1.3
        num_finite_buckets = 53
        scale              = 0.1
      }
    }
  }
}
