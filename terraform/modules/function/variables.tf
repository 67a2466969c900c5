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
