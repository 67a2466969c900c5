output "dashboard" {
  description = "Id of the dashboard."
  value       = google_monitoring_dashboard.this.id
}

output "metrics" {
  description = "Types of the log-based metrics by what they count."
  value       = { for name, metric in google_logging_metric.this : name => "logging.googleapis.com/user/${metric.name}" }
}
