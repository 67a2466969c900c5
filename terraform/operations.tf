module "operations" {
  source = "./modules/operations"

  name                = var.name
  project_id          = var.project_id
  project_number      = data.google_project.this.number
  region              = var.region
  labels              = var.labels
  audit_days          = var.operations.audit_days
  channels            = var.operations.channels
  emails              = var.operations.emails
  error_percent       = var.operations.error_percent
  log_days            = var.operations.log_days
  p99_milliseconds    = var.operations.p99_milliseconds
  retrain_grace_hours = var.operations.retrain_grace_hours
  schedules           = local.scheduled
  services            = { for name, function in module.function : name => function.service }

  health = {
    host    = var.load_balancer == null ? trimprefix(module.function["health"].url, "https://") : var.load_balancer.domains[0]
    private = !var.browser.public
    service = module.function["health"].service
  }

  depends_on = [google_project_service.this]
}

resource "google_billing_budget" "this" {
  count = var.budget == null ? 0 : 1

  billing_account = var.budget.billing_account
  display_name    = var.name

  budget_filter {
    projects = ["projects/${data.google_project.this.number}"]
  }

  amount {
    specified_amount {
      units = tostring(var.budget.amount)
    }
  }

  dynamic "threshold_rules" {
    for_each = [0.5, 0.9, 1]
    iterator = share

    content {
      threshold_percent = share.value
    }
  }

  depends_on = [google_project_service.this]
}
