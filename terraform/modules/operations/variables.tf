variable "audit_days" {
  description = "How many days the audit log is kept."
  type        = number
}

variable "channels" {
  description = "Ids of notification channels that hear of trouble."
  type        = set(string)
}

variable "emails" {
  description = "Email addresses that hear of trouble."
  type        = set(string)
}

variable "error_percent" {
  description = "Share of requests that fail by our fault, in percent, from which on it is trouble."
  type        = number
}

variable "health" {
  description = "Host and Cloud Run service of health, and whether a probe must show who it is."
  type = object({
    host    = string
    private = bool
    service = string
  })
}

variable "labels" {
  description = "Labels of alert policies and the like."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "log_days" {
  description = "How many days the project's log bucket _Default keeps entries; null leaves it alone."
  type        = number
  default     = null
}

variable "name" {
  description = "What the names of all resources begin with."
  type        = string
}

variable "p99_milliseconds" {
  description = "99th percentile of predict's latency from which on it is trouble."
  type        = number
}

variable "project_id" {
  description = "Project that is watched."
  type        = string
}

variable "project_number" {
  description = "Number of that project."
  type        = string
}

variable "region" {
  description = "Region of the functions."
  type        = string
}

variable "retrain_grace_hours" {
  description = "How many hours after its period a model may go without a successful training."
  type        = number
}

variable "schedules" {
  description = "Cron expressions by model."
  type        = map(string)
}

variable "services" {
  description = "Cloud Run services by function."
  type        = map(string)
}
