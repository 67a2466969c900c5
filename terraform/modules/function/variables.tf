variable "bucket_roles" {
  description = "Roles on buckets: bucket, role and, if it is not the whole bucket, the condition that the objects fulfil."
  type = map(object({
    bucket    = string
    role      = string
    condition = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "build" {
  description = "Who builds the container, and the repository that takes it."
  type = object({
    docker_repository = string
    service_account   = string
  })
}

variable "egress" {
  description = "Serverless VPC connector that outgoing traffic takes, and whether all of it or only that to private addresses."
  type = object({
    all_traffic = bool
    connector   = string
  })
  default = null
}

variable "entry_class" {
  description = "Class in the JAR that answers requests."
  type        = string
}

variable "environment" {
  description = "Environment variables."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "ingress" {
  description = "Where requests may come from, as service_config.ingress_settings says it."
  type        = string
  default     = "ALLOW_ALL"
  nullable    = false
}

variable "invokers" {
  description = "Who may invoke the function: IAM members by a name of ours."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "labels" {
  description = "Labels of the function."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "name" {
  description = "Name of the function, of its Cloud Run service and of its service account."
  type        = string
}

variable "package" {
  description = "Source zip: bucket and object, whose name tells its content apart."
  type = object({
    bucket = string
    object = string
  })
}

variable "project_id" {
  description = "Project of the function."
  type        = string
}

variable "project_roles" {
  description = "Roles of the function's service account on the project."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "region" {
  description = "Region of the function."
  type        = string
}

variable "scaling" {
  description = "What one instance has and takes, and how many there may be."
  type = object({
    concurrency     = number
    cpu             = string
    max_instances   = number
    memory          = string
    min_instances   = number
    timeout_seconds = number
  })

  validation {
    condition     = var.scaling.min_instances >= 0 && var.scaling.max_instances >= max(1, var.scaling.min_instances)
    error_message = "${var.name}: max_instances is at least 1 and min_instances, which is not negative."
  }

  # As Cloud Run has it. https://cloud.google.com/run/docs/configuring/services/memory-limits
  validation {
    condition = alltrue([
      for mebibytes in [tonumber(replace(var.scaling.memory, "/[MG]i$/", "")) * (endswith(var.scaling.memory, "Gi") ? 1024 : 1)] :
      mebibytes >= lookup({ "4" = 2048, "6" = 4096, "8" = 4096 }, var.scaling.cpu, 128) &&
      mebibytes <= lookup({ "1" = 4096, "2" = 8192, "4" = 16384, "6" = 24576 }, var.scaling.cpu, 32768)
    ])
    error_message = "${var.name}: memory does not go with cpu = ${var.scaling.cpu}. Cloud Run takes 128Mi to 4Gi with 1 CPU, to 8Gi with 2, 2Gi to 16Gi with 4, 4Gi to 24Gi with 6, and 4Gi to 32Gi with 8."
  }
}

variable "secrets" {
  description = "Secrets by their ids: mounted as the file path, or given as the environment variable. The function's account may read them."
  type = map(object({
    environment = optional(string)
    path        = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for secret in values(var.secrets) : (secret.environment == null) != (secret.path == null)])
    error_message = "Each secret is either a file (path) or an environment variable (environment)."
  }
}
