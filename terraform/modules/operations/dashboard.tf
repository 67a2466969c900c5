# One page: how much is asked, how well it is answered, by which versions, and how training goes.

locals {
  charts = [
    {
      title  = "Requests a second, by function"
      query  = "sum by (service_name) (rate(run_googleapis_com:request_count{${local.cloud_run}}[5m]))"
      legend = "$${metric.labels.service_name}"
    },
    {
      title  = "Share of requests that failed by our fault"
      query  = "sum by (service_name) (rate(run_googleapis_com:request_count{${local.cloud_run},response_code_class=\"5xx\"}[5m])) / sum by (service_name) (rate(run_googleapis_com:request_count{${local.cloud_run}}[5m]))"
      legend = "$${metric.labels.service_name}"
    },
    {
      title  = "Latency as the functions measure it, ms, 99th percentile"
      query  = "histogram_quantile(0.99, sum by (le, service_name) (rate(${local.promql.latency}_bucket{monitored_resource=\"cloud_run_revision\"}[5m])))"
      legend = "$${metric.labels.service_name}"
    },
    {
      title  = "Predictions a second, by version"
      query  = "sum by (model, model_version) (rate(${local.promql.predictions}_sum{monitored_resource=\"cloud_run_revision\"}[5m]))"
      legend = "$${metric.labels.model} $${metric.labels.model_version}"
    },
    {
      title  = "Trainings that ended, by model and status"
      query  = "sum by (model, status) (increase(${local.promql.trainings}{monitored_resource=\"global\"}[1h]))"
      legend = "$${metric.labels.model} $${metric.labels.status}"
    },
    {
      title  = "Storage failures and stale answers"
      query  = "label_replace(sum(increase(${local.promql.cache_failures}{monitored_resource=\"cloud_run_revision\"}[5m])), \"what\", \"storage failures\", \"\", \"\") or label_replace(sum(increase(${local.promql.stale_answers}{monitored_resource=\"cloud_run_revision\"}[5m])), \"what\", \"stale answers\", \"\", \"\")"
      legend = "$${metric.labels.what}"
    },
    {
      title  = "Instances"
      query  = "sum by (service_name) (run_googleapis_com:container_instance_count{${local.cloud_run}})"
      legend = "$${metric.labels.service_name}"
    },
    {
      title  = "Requests a second, by outcome"
      query  = "sum by (outcome) (rate(${local.promql.requests}{monitored_resource=\"cloud_run_revision\"}[5m]))"
      legend = "$${metric.labels.outcome}"
    },
  ]
}

resource "google_monitoring_dashboard" "this" {
  project = var.project_id

  dashboard_json = jsonencode({
    displayName = "Orchard (${var.name})"
    labels      = { for key in keys(var.labels) : key => "" }
    mosaicLayout = {
      columns = 48
      tiles = [
        for index, chart in local.charts : {
          xPos   = index % 2 * 24
          yPos   = floor(index / 2) * 16
          width  = 24
          height = 16
          widget = {
            title = chart.title
            xyChart = {
              dataSets = [{
                legendTemplate  = chart.legend
                plotType        = "LINE"
                targetAxis      = "Y1"
                timeSeriesQuery = { prometheusQuery = chart.query }
              }]
            }
          }
        }
      ]
    }
  })
}
