# Least privilege: every account has exactly what is listed here.

mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project_id = "test-project"
  packages   = "tests/packages"
  specs      = "tests/specs"
}

run "defaults" {
  assert {
    condition = alltrue([for name in ["batch", "health", "info", "predict"] : output.service_accounts[name].roles == tolist([
      "roles/secretmanager.secretAccessor on secret orchard-session-keys",
      "roles/secretmanager.secretAccessor on secret orchard-tokens",
      "roles/storage.objectViewer on gs://test-project-orchard where resource.name.startsWith(\"projects/_/buckets/test-project-orchard/objects/models/\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"models/\")",
    ])])
    error_message = "predict, batch, info and health read models and secrets and do nothing else."
  }

  assert {
    condition = output.service_accounts["sql"].roles == tolist([
      "roles/storage.objectViewer on gs://test-project-orchard where resource.name.startsWith(\"projects/_/buckets/test-project-orchard/objects/models/\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"models/\")",
    ])
    error_message = "sql reads models and knows no secret."
  }

  assert {
    condition = output.service_accounts["session"].roles == tolist([
      "roles/secretmanager.secretAccessor on secret orchard-session-keys",
      "roles/secretmanager.secretAccessor on secret orchard-tokens",
    ])
    error_message = "session knows secrets and no model."
  }

  assert {
    condition = output.service_accounts["release"].roles == tolist([
      "roles/logging.logWriter on project test-project",
      "roles/secretmanager.secretAccessor on secret orchard-session-keys",
      "roles/secretmanager.secretAccessor on secret orchard-tokens",
      "roles/storage.objectUser on gs://test-project-orchard where resource.name.startsWith(\"projects/_/buckets/test-project-orchard/objects/models/\") && (resource.name.endsWith(\"/model.json\") || resource.name.extract(\"/versions/{file}\") != \"\")",
      "roles/storage.objectViewer on gs://test-project-orchard where resource.name.startsWith(\"projects/_/buckets/test-project-orchard/objects/models/\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"models/\")",
    ])
    error_message = "release reads models, and writes their documents and versions only."
  }

  assert {
    condition = output.service_accounts["retrain"].roles == tolist([
      "roles/logging.logWriter on project test-project",
      "roles/storage.objectUser on gs://test-project-orchard where resource.name.startsWith(\"projects/_/buckets/test-project-orchard/objects/models/\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"models/\")",
      "roles/storage.objectViewer on gs://test-project-orchard where resource.name.startsWith(\"projects/_/buckets/test-project-orchard/objects/specs/\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"specs/\")",
    ])
    error_message = "retrain writes models, reads specs and knows no secret."
  }

  assert {
    condition = output.service_accounts["train"].roles == tolist(sort(concat(output.service_accounts["retrain"].roles, [
      "roles/secretmanager.secretAccessor on secret orchard-session-keys",
      "roles/secretmanager.secretAccessor on secret orchard-tokens",
    ])))
    error_message = "train may do what retrain may, and knows the secrets of its callers."
  }

  assert {
    condition     = [for name, account in output.service_accounts : name if anytrue([for role in account.roles : startswith(role, "roles/storage.") && !startswith(role, "roles/storage.objectViewer")])] == ["release", "retrain", "train"]
    error_message = "Only train, retrain and release write to the bucket."
  }

  assert {
    condition     = google_project_iam_member.build_logs.role == "roles/logging.logWriter" && google_artifact_registry_repository_iam_member.build.role == "roles/artifactregistry.writer" && google_storage_bucket_iam_member.build_code.role == "roles/storage.objectViewer" && google_storage_bucket_iam_member.build_code.bucket == "test-project-orchard-code"
    error_message = "The build logs, reads the code and writes containers."
  }

  assert {
    condition     = google_project_iam_member.build_sources.role == "roles/storage.objectViewer" && google_project_iam_member.build_sources.condition[0].expression == "resource.name.startsWith(\"projects/_/buckets/gcf-v2-sources-123456789012-europe-west1\")"
    error_message = "Of the project's other buckets the build reads only the one that Cloud Functions copies sources to."
  }

  assert {
    condition     = length(local.invokers.browser) == 0 && tomap(local.invokers.scheduler) == tomap({ scheduler = google_service_account.scheduler.member }) && tomap(local.invokers.bigquery) == tomap({ bigquery = "serviceAccount:bqcx-123456789012-abcd@gcp-sa-bigquery-condel.iam.gserviceaccount.com" })
    error_message = "By default nobody may invoke the functions for browsers; retrain is invoked by the scheduler and sql by BigQuery only."
  }

  assert {
    condition     = { for name, environment in local.environments : name => environment.ORCHARD_INVOKER_ROLES if can(environment.ORCHARD_INVOKER_ROLES) } == { retrain = "train", sql = "predict" }
    error_message = "Only the functions that IAM guards give roles to callers without a token, and only the ones they need."
  }

  assert {
    condition     = local.ingress.scheduler == "ALLOW_INTERNAL_ONLY"
    error_message = "Nobody outside the project reaches retrain."
  }

  assert {
    condition = alltrue([for bucket in [google_storage_bucket.models, google_storage_bucket.code] :
    bucket.uniform_bucket_level_access && bucket.public_access_prevention == "enforced" && bucket.versioning[0].enabled && coalesce(bucket.force_destroy, false) == false])
    error_message = "No bucket is public, has rights by object or forgets what is overwritten."
  }

  assert {
    condition     = alltrue([for version in google_secret_manager_secret_version.closed : startswith(version.secret_data, "#") && length(split("\n", trimspace(version.secret_data))) == 1])
    error_message = "What Terraform writes into a secret is one comment, so that functions start closed and the state holds no secret."
  }
}

run "public" {
  variables {
    browser = { public = true }
  }

  assert {
    condition     = tomap(local.invokers.browser) == tomap({ public = "allUsers" })
    error_message = "public lets anybody reach the functions for browsers."
  }

  assert {
    condition     = !contains(values(local.invokers.scheduler), "allUsers") && !contains(values(local.invokers.bigquery), "allUsers")
    error_message = "Never the functions that trust IAM to have authenticated callers."
  }

  assert {
    condition     = alltrue([for name, function in local.functions : (function.trigger == "browser") == can(local.environments[name].ORCHARD_TOKENS_FILE) && (function.trigger == "browser") != can(local.environments[name].ORCHARD_INVOKER_ROLES)])
    error_message = "A function that may be public asks for tokens and gives no roles to callers without one."
  }
}

run "training_data" {
  variables {
    training = {
      cloud_sql = true
      data      = ["gs://lake", "gs://warehouse/leads"]
      datasets  = ["crm"]
      passwords = { DB_PASSWORD = "crm-password" }
    }
  }

  assert {
    condition = alltrue([for name in ["train", "retrain"] : length(setsubtract([
      "roles/bigquery.jobUser on project test-project",
      "roles/cloudsql.client on project test-project",
      "roles/secretmanager.secretAccessor on secret crm-password",
      "roles/storage.objectViewer on gs://lake",
      "roles/storage.objectViewer on gs://warehouse where resource.name.startsWith(\"projects/_/buckets/warehouse/objects/leads/\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"leads/\")",
    ], output.service_accounts[name].roles)) == 0])
    error_message = "Training reads what var.training names."
  }

  assert {
    condition     = toset(keys(google_bigquery_dataset_iam_member.training)) == toset(["crm-retrain", "crm-train"])
    error_message = "Training reads the datasets that var.training names."
  }

  assert {
    condition     = alltrue([for name, account in output.service_accounts : contains(["train", "retrain"], name) || !anytrue([for role in account.roles : strcontains(role, "crm-password") || strcontains(role, "bigquery") || strcontains(role, "cloudsql") || strcontains(role, "lake")])])
    error_message = "Nobody else does."
  }

  assert {
    condition     = local.environments["retrain"].ORCHARD_DATA == "gs://lake,gs://warehouse/leads"
    error_message = "Orchard is told the same places."
  }
}
