variable "browser" {
  description = "Who may call the functions for browsers: public lets anybody reach them, and then the tokens of Orchard alone decide; else callers need roles/run.invoker as well, which no browser has. allowed_origins are web pages, such as https://company.looker.com; invokers are IAM members (by a name of yours) that may call while they are not public."
  type = object({
    allowed_origins = optional(list(string), [])
    invokers        = optional(map(string), {})
    public          = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for origin in var.browser.allowed_origins : can(regex("^https?://[a-zA-Z0-9.-]+(:[0-9]+)?$", origin))])
    error_message = "browser.allowed_origins: each is scheme, host and port, such as https://company.looker.com, with nothing behind it. To allow every page set ORCHARD_ALLOWED_ORIGINS elsewhere: here it is refused."
  }

  validation {
    condition     = length(setintersection(values(var.browser.invokers), ["allUsers", "allAuthenticatedUsers"])) == 0
    error_message = "browser.invokers: allUsers and allAuthenticatedUsers are everybody. If that is meant, say browser = { public = true }."
  }
}

variable "budget" {
  description = "Monthly budget of the project in the currency of its billing account, told at 50, 90 and 100 percent. Needs rights on the billing account."
  type = object({
    amount          = number
    billing_account = string
  })
  default = null

  validation {
    condition     = try(var.budget.amount > 0 && floor(var.budget.amount) == var.budget.amount, var.budget == null)
    error_message = "budget.amount: a whole number above 0."
  }
}

variable "defaults" {
  description = "Model and organization of a request that names none."
  type = object({
    model        = optional(string)
    organization = optional(string, "default")
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for name in compact([var.defaults.model, var.defaults.organization]) : can(regex("^[a-z0-9_-]{1,63}$", name))
    ])
    error_message = "defaults: a model and an organization have 1 to 63 of a-z, 0-9, - and _."
  }
}

variable "egress" {
  description = "Serverless VPC connector (projects/P/locations/R/connectors/C) that the functions reach other systems through: all their traffic, or only that to private addresses."
  type = object({
    all_traffic = optional(bool, false)
    connector   = string
  })
  default = null

  validation {
    condition     = var.egress == null || can(regex("^projects/[^/]+/locations/[^/]+/connectors/[^/]+$", var.egress.connector))
    error_message = "egress.connector: projects/P/locations/R/connectors/C."
  }
}

variable "functions" {
  description = "What differs from the defaults of single functions (locals.tf), by function: memory such as 1Gi, CPUs, seconds, requests at once in one instance, instances, and further environment variables."
  type = map(object({
    concurrency     = optional(number)
    cpu             = optional(string)
    environment     = optional(map(string), {})
    max_instances   = optional(number)
    memory          = optional(string)
    min_instances   = optional(number)
    timeout_seconds = optional(number)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = length(setsubtract(keys(var.functions), ["batch", "health", "info", "predict", "release", "retrain", "session", "sql", "train"])) == 0
    error_message = "functions: there are batch, health, info, predict, release, retrain, session, sql and train."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : coalesce(function.concurrency, 2) > 1 && coalesce(function.concurrency, 2) <= 1000])
    error_message = "functions: concurrency is 2 to 1000. One request at a time would start an instance for each."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : can(regex("^([0-9]+(Mi|Gi))?$", coalesce(function.memory, "512Mi")))])
    error_message = "functions: memory is a whole number of Mi or Gi, such as 512Mi."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : contains(["1", "2", "4", "6", "8"], coalesce(function.cpu, "1"))])
    error_message = "functions: cpu is 1, 2, 4, 6 or 8; with less than one, Cloud Run takes only one request at a time."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : coalesce(function.timeout_seconds, 60) >= 1 && coalesce(function.timeout_seconds, 60) <= 3600])
    error_message = "functions: timeout_seconds is 1 to 3600."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : length(setintersection(keys(function.environment), ["ORCHARD_INVOKER_ROLES", "ORCHARD_TOKENS", "ORCHARD_SESSION_KEYS", "MLFLOW_TRACKING_PASSWORD", "MLFLOW_TRACKING_TOKEN"])) == 0])
    error_message = "functions: ORCHARD_INVOKER_ROLES is set where Cloud Run authenticates callers and nowhere else; secrets never go into environment, where the state would hold them: see secrets and training.passwords."
  }
}

variable "labels" {
  description = "Labels of everything that takes labels."
  type        = map(string)
  default     = { application = "orchard" }
  nullable    = false
}

variable "load_balancer" {
  description = "One host in front of all functions for browsers: its domains (point their DNS at the output load_balancer_address) and how many requests a minute one address may send. Needs browser.public, as a load balancer authenticates nobody."
  type = object({
    domains             = list(string)
    requests_per_minute = optional(number, 600)
  })
  default = null

  validation {
    condition     = var.load_balancer == null || var.browser.public
    error_message = "load_balancer: needs browser = { public = true }; a load balancer does not authenticate callers to Cloud Run, so it would only answer 403."
  }

  validation {
    condition = var.load_balancer == null || (
      try(length(var.load_balancer.domains), 0) > 0 &&
      alltrue([for domain in try(var.load_balancer.domains, []) : can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", domain))])
    )
    error_message = "load_balancer.domains: one or more host names such as orchard.company.com."
  }

  validation {
    condition     = var.load_balancer == null || try(var.load_balancer.requests_per_minute >= 1 && var.load_balancer.requests_per_minute <= 1000000, false)
    error_message = "load_balancer.requests_per_minute: 1 to 1000000."
  }
}

variable "name" {
  description = "What the names of all resources begin with."
  type        = string
  default     = "orchard"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}[a-z0-9]$", var.name))
    error_message = "name: 3 to 17 of a-z, 0-9 and -, beginning with a letter and not ending with a dash."
  }
}

variable "operations" {
  description = "Who hears of trouble (email addresses, and ids of notification channels that exist) and from when on it is trouble. Alert policies and the uptime check are made as soon as anybody hears of them. log_days changes how long the project's log bucket _Default keeps entries, audit_days how long what happened to models is kept."
  type = object({
    audit_days          = optional(number, 400)
    emails              = optional(set(string), [])
    error_percent       = optional(number, 5)
    log_days            = optional(number)
    p99_milliseconds    = optional(number, 2000)
    channels            = optional(set(string), [])
    retrain_grace_hours = optional(number, 24)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for email in var.operations.emails : can(regex("^[^@ ]+@[^@ ]+$", email))])
    error_message = "operations.emails: email addresses."
  }

  validation {
    condition     = alltrue([for channel in var.operations.channels : can(regex("^projects/[^/]+/notificationChannels/[0-9]+$", channel))])
    error_message = "operations.channels: ids such as projects/P/notificationChannels/123."
  }

  validation {
    condition     = alltrue([for days in [var.operations.audit_days, coalesce(var.operations.log_days, 30)] : days >= 1 && days <= 3650])
    error_message = "operations: logs are kept for 1 to 3650 days."
  }

  validation {
    condition     = var.operations.error_percent > 0 && var.operations.error_percent <= 100 && var.operations.p99_milliseconds > 0 && var.operations.retrain_grace_hours >= 0
    error_message = "operations: error_percent is above 0 and at most 100, p99_milliseconds above 0, retrain_grace_hours not negative."
  }
}

variable "packages" {
  description = "Folder with a zip for each function, as ./orchard package makes it."
  type        = string
  default     = "../target/package"
  nullable    = false

  validation {
    condition = length([
      for package in ["batch", "health", "info", "predict", "release", "session", "train"] : package
      if !fileexists("${var.packages}/${package}.zip")
    ]) == 0
    error_message = "packages: not every function has a zip in this folder. Run ./orchard package first."
  }
}

variable "project_id" {
  description = "Project that everything is made in."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id: the id of a project (6 to 30 of a-z, 0-9 and -), not its name or number."
  }
}

variable "region" {
  description = "Region of the functions, the schedules and, unless they say otherwise, of storage and SQL."
  type        = string
  default     = "europe-west1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region: a region such as europe-west1, not a zone or a multi-region."
  }
}

variable "schedules" {
  description = "How the schedules of the specs run: time zone, whether they are paused, how often an attempt is repeated, and how long Cloud Scheduler waits for one (at most 1800 seconds)."
  type = object({
    deadline_seconds = optional(number, 1800)
    paused           = optional(bool, false)
    retries          = optional(number, 3)
    time_zone        = optional(string, "Etc/UTC")
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.schedules.deadline_seconds >= 15 && var.schedules.deadline_seconds <= 1800
    error_message = "schedules.deadline_seconds: 15 to 1800, which Cloud Scheduler waits at most. A longer training goes on while an attempt lasts; the next attempt joins it."
  }

  validation {
    condition     = var.schedules.retries >= 0 && var.schedules.retries <= 5
    error_message = "schedules.retries: 0 to 5."
  }
}

variable "secrets" {
  description = "Reminders to rotate the session keys: every so many days Secret Manager tells a Pub/Sub topic (projects/P/topics/T, to which its service agent may publish)."
  type = object({
    rotation_days  = optional(number, 90)
    rotation_topic = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.secrets.rotation_topic == null || can(regex("^projects/[^/]+/topics/[^/]+$", var.secrets.rotation_topic))
    error_message = "secrets.rotation_topic: projects/P/topics/T."
  }

  validation {
    condition     = var.secrets.rotation_days >= 1 && var.secrets.rotation_days <= 3650
    error_message = "secrets.rotation_days: 1 to 3650."
  }
}

variable "specs" {
  description = "Folder of model specs. They and what lies in its folder data are copied to the bucket, where train finds them."
  type        = string
  default     = "../examples"
  nullable    = false

  validation {
    condition     = length(fileset(var.specs, "*.{yaml,yml}")) > 0
    error_message = "specs: there is no .yaml file in this folder. Paths are relative to the folder terraform."
  }

  validation {
    condition     = alltrue([for file in fileset(var.specs, "*.{yaml,yml}") : can(regex("^[a-z0-9_-]{1,63}$", yamldecode(file("${var.specs}/${file}")).name))])
    error_message = "specs: each file is YAML with a name of 1 to 63 of a-z, 0-9, - and _. ./orchard train FILE says what is wrong with one."
  }

  validation {
    condition = try(length(distinct([
      for file in fileset(var.specs, "*.{yaml,yml}") : replace(yamldecode(file("${var.specs}/${file}")).name, "-", "_")
    ])) == length(fileset(var.specs, "*.{yaml,yml}")), true)
    error_message = "specs: two models have the same name, or the same in SQL, where - is _."
  }

  validation {
    condition = alltrue([
      for file in fileset(var.specs, "*.{yaml,yml}") :
      try(length(yamldecode(file("${var.specs}/${file}")).features) > 0 && alltrue([
        for feature in yamldecode(file("${var.specs}/${file}")).features :
        length(tostring(feature.name)) > 0 && contains(["boolean", "category", "number"], feature.type)
      ]), false)
    ])
    error_message = "specs: each has features, and each of them a name and a type: number, category or boolean. ./orchard train FILE says what is wrong with one."
  }

  validation {
    condition = alltrue([
      for file in fileset(var.specs, "*.{yaml,yml}") :
      can(regex(local.cron, yamldecode(file("${var.specs}/${file}")).schedule)) if can(yamldecode(file("${var.specs}/${file}")).schedule)
    ])
    error_message = "specs: a schedule has five fields with one space between them: minute, hour, day of month, month and day of week, such as 0 3 * * 1."
  }
}

variable "sql" {
  description = "BigQuery: a remote function for every model in this dataset, in this location (by default the region), for these readers (IAM members by a name of yours, such as Looker's service account); rows sent at once. null makes none of it."
  type = object({
    dataset           = optional(string, "orchard")
    location          = optional(string)
    max_batching_rows = optional(number, 1000)
    readers           = optional(map(string), {})
  })
  default = {}

  validation {
    condition     = var.sql == null || can(regex("^[A-Za-z0-9_]+$", var.sql.dataset))
    error_message = "sql.dataset: letters, digits and underscores."
  }

  validation {
    condition     = var.sql == null || try(var.sql.max_batching_rows >= 1 && var.sql.max_batching_rows <= 10000, false)
    error_message = "sql.max_batching_rows: 1 to 10000."
  }
}

variable "storage" {
  description = "The bucket of models: location (by default the region), Cloud KMS key, for how many days runs of the default organization are kept, how long what was overwritten or deleted can be brought back, and for how long after that it is soft-deleted."
  type = object({
    kms_key          = optional(string)
    location         = optional(string)
    old_version_days = optional(number, 30)
    run_days         = optional(number, 400)
    soft_delete_days = optional(number, 7)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.storage.kms_key == null || can(regex("^projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+$", var.storage.kms_key))
    error_message = "storage.kms_key: projects/P/locations/L/keyRings/R/cryptoKeys/K."
  }

  validation {
    condition     = var.storage.soft_delete_days >= 7 && var.storage.soft_delete_days <= 90
    error_message = "storage.soft_delete_days: 7 to 90, as Cloud Storage has it."
  }

  validation {
    condition     = var.storage.run_days >= 1 && var.storage.old_version_days >= 1
    error_message = "storage: run_days and old_version_days are at least 1."
  }
}

variable "training" {
  description = "What specs may read besides their own folder: places gs://bucket/prefix, BigQuery datasets of this project, Cloud SQL instances of this project, and secrets that exist by the environment variable that a spec names as password_env."
  type = object({
    cloud_sql = optional(bool, false)
    data      = optional(set(string), [])
    datasets  = optional(set(string), [])
    passwords = optional(map(string), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for place in var.training.data : can(regex("^gs://[a-z0-9][a-z0-9._-]+(/[A-Za-z0-9_=-][A-Za-z0-9._=-]*)*/?$", place))])
    error_message = "training.data: places such as gs://bucket/prefix."
  }

  validation {
    condition     = alltrue([for variable in keys(var.training.passwords) : can(regex("^[A-Z_]*PASSWORD[A-Z0-9_]*$", variable))])
    error_message = "training.passwords: a variable that specs may name has PASSWORD in its name."
  }

  validation {
    condition     = length(distinct(values(var.training.passwords))) == length(var.training.passwords)
    error_message = "training.passwords: a secret is given by one variable; specs may share it."
  }
}
