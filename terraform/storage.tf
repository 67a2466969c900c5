# Models, their specs and what they are trained from; and, in a bucket of its own, the code.

data "google_storage_project_service_account" "this" {
  count = var.storage.kms_key == null ? 0 : 1

  project = var.project_id

  depends_on = [google_project_service.this]
}

resource "google_kms_crypto_key_iam_member" "storage" {
  count = var.storage.kms_key == null ? 0 : 1

  crypto_key_id = var.storage.kms_key
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.this[0].member
}

resource "google_storage_bucket" "models" {
  project                     = var.project_id
  name                        = "${var.project_id}-${var.name}"
  location                    = coalesce(var.storage.location, var.region)
  labels                      = var.labels
  public_access_prevention    = "enforced"
  uniform_bucket_level_access = true

  dynamic "encryption" {
    for_each = var.storage.kms_key == null ? [] : [var.storage.kms_key]

    content {
      default_kms_key_name = encryption.value
    }
  }

  versioning {
    enabled = true
  }

  soft_delete_policy {
    retention_duration_seconds = var.storage.soft_delete_days * 86400
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = var.storage.old_version_days
      with_state                 = "ARCHIVED"
    }
  }

  # A training renews its lease and tells its progress every few seconds: nobody wants those back.
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 1
      matches_suffix             = ["/lease.json"]
      with_state                 = "ARCHIVED"
    }
  }

  # A rule tells objects by how their names begin, so there is a place for each model.
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age            = var.storage.run_days
      matches_prefix = [for model in keys(local.specs) : "models/${var.defaults.organization}/${model}/runs/"]
      with_state     = "LIVE"
    }
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 1
      matches_prefix             = [for model in keys(local.specs) : "models/${var.defaults.organization}/${model}/runs/"]
      with_state                 = "ARCHIVED"
    }
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = 1
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.storage, google_project_service.this]
}

# Names that Orchard does not take as keys of a store stay here: hidden files, and names with spaces and the like.
resource "google_storage_bucket_object" "specs" {
  for_each = toset([
    for file in setunion(fileset(var.specs, "*.{yaml,yml}"), fileset(var.specs, "data/**")) : file
    if can(regex("^[A-Za-z0-9_=-][A-Za-z0-9_=.-]*(/[A-Za-z0-9_=-][A-Za-z0-9_=.-]*)*$", file))
  ])

  bucket         = google_storage_bucket.models.name
  name           = "specs/${each.value}"
  source         = "${var.specs}/${each.value}"
  source_md5hash = filemd5("${var.specs}/${each.value}")
}

resource "google_storage_bucket" "code" {
  project                     = var.project_id
  name                        = "${var.project_id}-${var.name}-code"
  location                    = var.region
  labels                      = var.labels
  public_access_prevention    = "enforced"
  uniform_bucket_level_access = true

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 30
      with_state                 = "ARCHIVED"
    }
  }

  depends_on = [google_project_service.this]
}

# Named by content: an unchanged JAR is the same object, and its functions are not deployed again.
resource "google_storage_bucket_object" "packages" {
  for_each = toset(values(local.functions)[*].package)

  bucket = google_storage_bucket.code.name
  name   = "${each.value}-${filesha256("${var.packages}/${each.value}.zip")}.zip"
  source = "${var.packages}/${each.value}.zip"

  lifecycle {
    create_before_destroy = true
  }
}
