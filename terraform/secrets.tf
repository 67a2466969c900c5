# Who may call, and what signs sessions. Terraform makes the places; what is secret is added by gcloud (see the output
# next_steps) and never passes through Terraform, so no state and no plan holds it.

locals {
  secrets = {
    session_keys = "${var.name}-session-keys"
    tokens       = "${var.name}-tokens"
  }
}

resource "google_secret_manager_secret" "this" {
  for_each = local.secrets

  project             = var.project_id
  secret_id           = each.value
  labels              = var.labels
  deletion_protection = true

  replication {
    auto {}
  }

  dynamic "rotation" {
    for_each = each.key == "session_keys" && var.secrets.rotation_topic != null ? [var.secrets.rotation_days] : []

    content {
      next_rotation_time = timeadd(plantimestamp(), "${rotation.value * 24}h")
      rotation_period    = "${rotation.value * 86400}s"
    }
  }

  dynamic "topics" {
    for_each = each.key == "session_keys" && var.secrets.rotation_topic != null ? [var.secrets.rotation_topic] : []

    content {
      name = topics.value
    }
  }

  lifecycle {
    ignore_changes = [rotation[0].next_rotation_time]
  }

  depends_on = [google_project_service.this]
}

# A function starts only if its secrets have a version. The first one holds a comment, which is no secret and lets nobody
# in: functions start closed. It must not be destroyed, or Terraform would make it again, as the newest; disabling is fine.
resource "google_secret_manager_secret_version" "closed" {
  for_each = google_secret_manager_secret.this

  secret          = each.value.id
  secret_data     = "# Nobody is let in yet. Versions with secrets are added by gcloud, never by Terraform.\n"
  deletion_policy = "ABANDON"

  lifecycle {
    ignore_changes = all
  }
}
