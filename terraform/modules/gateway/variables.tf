variable "contract" {
  description = "Paths of the OpenAPI contract; each operation's x-function names the function that answers it."
  type        = any
}

variable "default_function" {
  description = "Function that answers what the contract does not know."
  type        = string
}

variable "domains" {
  description = "Host names of the certificate."
  type        = list(string)
}

variable "labels" {
  description = "Labels of the address and the forwarding rules."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "name" {
  description = "What the names of all resources begin with."
  type        = string
}

variable "project_id" {
  description = "Project of the load balancer."
  type        = string
}

variable "region" {
  description = "Region of the functions."
  type        = string
}

variable "requests_per_minute" {
  description = "How many requests a minute one address may send."
  type        = number
}

variable "services" {
  description = "Cloud Run services by function."
  type        = map(string)
}
