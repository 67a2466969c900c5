locals {
  contract = yamldecode(file("${path.module}/../functions/openapi.yaml")).paths
}

# One host in front of the functions for browsers, routed by the contract. Made only if it is asked for.
module "gateway" {
  source = "./modules/gateway"
  count  = var.load_balancer == null ? 0 : 1

  name                = var.name
  project_id          = var.project_id
  region              = var.region
  labels              = var.labels
  contract            = local.contract
  default_function    = "info"
  domains             = var.load_balancer.domains
  requests_per_minute = var.load_balancer.requests_per_minute
  services            = { for name, function in local.functions : name => module.function[name].service if function.trigger == "browser" }

  depends_on = [google_project_service.this]
}
