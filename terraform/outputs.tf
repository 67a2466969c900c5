locals {
  urls      = { for name, function in module.function : name => function.url }
  extension = { for name, function in local.functions : name => local.urls[name] if function.trigger == "browser" }
  addresses = local.host == null ? sort(values(local.extension)) : [local.host]
  host      = var.load_balancer == null ? null : "https://${var.load_balancer.domains[0]}"
}

output "bucket" {
  description = "Bucket of models, specs and their data."
  value       = google_storage_bucket.models.name
}

output "dashboard" {
  description = "Dashboard in the console."
  value       = "https://console.cloud.google.com/monitoring/dashboards/builder/${basename(module.operations.dashboard)}?project=${var.project_id}"
}

output "host" {
  description = "The one address of all functions, if there is a load balancer."
  value       = local.host
}

output "load_balancer_address" {
  description = "IP address for the DNS of the load balancer's domains."
  value       = try(module.gateway[0].address, null)
}

output "looker" {
  description = "What Looker's administrator fills in: user attributes by name (behind the extension's prefix, project_application_), the URLs of the extension's manifest, and the SQL functions."
  value = {
    connection_dataset = var.sql == null ? null : "${var.project_id}.${google_bigquery_dataset.this[0].dataset_id}"
    external_api_urls  = [for address in local.addresses : "${address}/*"]
    functions = var.sql == null ? {} : {
      for model, routine in google_bigquery_routine.predict :
      model => "`${var.project_id}.${google_bigquery_dataset.this[0].dataset_id}.${routine.routine_id}`(${join(", ", [for argument in routine.arguments : argument.name])})"
    }
    user_attributes = {
      orchard_key = {
        domain_allowlist = join(",", [for address in local.addresses : "${address}/*"])
        hide_values      = true
        user_access      = "View"
        value            = "An API key with the role session: see next_steps"
      }
      orchard_url = {
        user_access = "View"
        value       = local.host == null ? jsonencode(local.extension) : local.host
      }
    }
  }
}

output "next_steps" {
  description = "The lines that let callers in. What is secret goes to Secret Manager and passes neither Terraform nor its state."
  value       = <<-EOT
    # A key that signs sessions:
    printf 'k%s %s\n' "$(date +%Y%m%d%H%M%S)" "$(openssl rand -base64 32)" |
      gcloud secrets versions add ${local.secrets.session_keys} --project=${var.project_id} --data-file=-

    # An API key for Looker. The first command prints the token, once, and a line with its hash; the second takes that
    # line (paste it, press Enter, then Ctrl-D) and adds it to those that are there:
    ./orchard token --name looker --roles session,predict,read
    { gcloud secrets versions access latest --secret=${local.secrets.tokens} --project=${var.project_id}; cat; } |
      gcloud secrets versions add ${local.secrets.tokens} --project=${var.project_id} --data-file=-

    # The first versions of the models that have no schedule, or do not want to wait for it:
    gcloud scheduler jobs run JOB --location=${var.region} --project=${var.project_id}   # one of: ${join(", ", [for job in google_cloud_scheduler_job.retrain : job.name])}

    # Instances that run read both secrets again within a minute; nothing is deployed.
  EOT
}

output "secrets" {
  description = "Ids of the secrets: tokens and session_keys."
  value       = { for key, secret in google_secret_manager_secret.this : key => secret.secret_id }
}

output "service_accounts" {
  description = "The account of every function (an IAM member, to grant it what its data needs) and all that it may do."
  value       = { for name, function in module.function : name => { member = function.member, roles = function.roles } }
}

output "urls" {
  description = "Address of every function."
  value       = local.urls
}
