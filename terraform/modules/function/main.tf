# One function: its account, what that account may do, the function, and who may invoke it.

resource "google_service_account" "this" {
  project      = var.project_id
  account_id   = var.name
  display_name = "Orchard function ${var.name}"
}

resource "google_cloudfunctions2_function" "this" {
  project  = var.project_id
  location = var.region
  name     = var.name
  labels   = var.labels

  build_config {
    runtime           = "java25"
    entry_point       = var.entry_class
    docker_repository = var.build.docker_repository
    service_account   = var.build.service_account
    # The default invoker is of 2022; this takes the second generation, which handles requests without servlets.
    environment_variables = { USE_JAVA_FF_2 = "true" }

    source {
      storage_source {
        bucket = var.package.bucket
        object = var.package.object
      }
    }
  }

  service_config {
    all_traffic_on_latest_revision   = true
    available_cpu                    = var.scaling.cpu
    available_memory                 = var.scaling.memory
    environment_variables            = var.environment
    ingress_settings                 = var.ingress
    max_instance_count               = var.scaling.max_instances
    max_instance_request_concurrency = var.scaling.concurrency
    min_instance_count               = var.scaling.min_instances
    service_account_email            = google_service_account.this.email
    timeout_seconds                  = var.scaling.timeout_seconds
    vpc_connector                    = try(var.egress.connector, null)
    vpc_connector_egress_settings = var.egress == null ? null : (
      var.egress.all_traffic ? "ALL_TRAFFIC" : "PRIVATE_RANGES_ONLY"
    )

    dynamic "secret_environment_variables" {
      for_each = { for id, secret in var.secrets : id => secret if secret.environment != null }
      iterator = secret

      content {
        key        = secret.value.environment
        project_id = var.project_id
        secret     = secret.key
        version    = "latest"
      }
    }

    # A file shows the newest version whenever it is read: a new one needs no deployment.
    dynamic "secret_volumes" {
      for_each = { for id, secret in var.secrets : id => secret if secret.path != null }
      iterator = secret

      content {
        mount_path = dirname(secret.value.path)
        project_id = var.project_id
        secret     = secret.key

        versions {
          path    = basename(secret.value.path)
          version = "latest"
        }
      }
    }
  }

  # A revision starts by reading its secrets.
  depends_on = [google_secret_manager_secret_iam_member.this]
}
