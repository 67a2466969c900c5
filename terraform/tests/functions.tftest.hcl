# The functions, their code and what they are configured with.

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
    condition     = keys(output.urls) == ["batch", "health", "info", "predict", "release", "retrain", "session", "sql", "train"]
    error_message = "Each endpoint is a function of its own."
  }

  assert {
    condition     = alltrue([for name, package in google_storage_bucket_object.packages : package.name == "${name}-${filesha256("tests/packages/${name}.zip")}.zip"])
    error_message = "An object is named by its content, so that only a changed JAR is deployed."
  }

  assert {
    condition     = local.functions["sql"].package == "batch" && local.functions["retrain"].package == "train"
    error_message = "The functions behind IAM run the JARs of their twins."
  }

  assert {
    condition     = alltrue([for function in values(local.functions) : function.scaling.concurrency > 1 && function.scaling.min_instances == 0 && strcontains(function.options, "-XX:MaxRAMPercentage=")])
    error_message = "Several requests at once, nothing while nobody asks, and the heap a share of the container."
  }

  assert {
    condition     = alltrue([for name, function in local.functions : tonumber(local.environments[name].ORCHARD_REQUEST_TIMEOUT_SECONDS) < function.scaling.timeout_seconds])
    error_message = "Orchard ends a request with a problem before Cloud Run cuts it off."
  }

  assert {
    condition     = tonumber(local.environments["retrain"].ORCHARD_TRAINING_TIMEOUT_SECONDS) + 30 < local.functions["retrain"].scaling.timeout_seconds
    error_message = "A training that times out can still say so (30 seconds are kept for that)."
  }

  assert {
    condition     = keys(google_storage_bucket_object.specs) == ["churn.yaml", "data/price.csv", "price.yaml"] && google_storage_bucket_object.specs["churn.yaml"].name == "specs/churn.yaml" && local.environments["retrain"].ORCHARD_SPECS == "gs://test-project-orchard/specs"
    error_message = "Specs and their data are where train looks for them, without files that its store refuses."
  }

  assert {
    condition     = keys(jsondecode(output.looker.user_attributes.orchard_url.value)) == ["batch", "health", "info", "predict", "release", "session", "train"]
    error_message = "The extension is told where each function for browsers is, and of no other."
  }

  assert {
    condition     = flatten([for name, environment in local.environments : [for key, value in environment : "${name} ${key}" if value == ""]]) == []
    error_message = "An empty variable says nothing, and would show as a change in every plan."
  }

  assert {
    condition     = alltrue([for environment in values(local.environments) : environment.ORCHARD_STORE == "gs://test-project-orchard/models"])
    error_message = "All functions share one store."
  }

  assert {
    condition     = [for rule in google_storage_bucket.models.lifecycle_rule : one(rule.condition).matches_prefix if one(rule.condition).age == 400] == [tolist(["models/default/customer-churn/runs/", "models/default/price/runs/"])]
    error_message = "Runs end after run_days; models, versions and documents never do."
  }

  assert {
    condition     = google_storage_bucket.models.soft_delete_policy[0].retention_duration_seconds == 604800 && length(google_storage_bucket.models.encryption) == 0
    error_message = "What was deleted comes back within a week; keys are Google's unless another is named."
  }
}

run "overrides" {
  variables {
    functions = { predict = { memory = "1Gi", min_instances = 1, environment = { ORCHARD_CACHE_BYTES = "256MiB" } } }
    defaults  = { model = "price", organization = "acme" }
    browser   = { allowed_origins = ["https://company.looker.com"] }
    storage   = { kms_key = "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k", soft_delete_days = 30 }
    egress    = { connector = "projects/p/locations/europe-west1/connectors/c" }
  }

  assert {
    condition     = local.functions["predict"].scaling == { concurrency = 80, cpu = "1", max_instances = 50, memory = "1Gi", min_instances = 1, timeout_seconds = 60 }
    error_message = "What is not named keeps its default."
  }

  assert {
    condition     = local.environments["predict"].ORCHARD_CACHE_BYTES == "256MiB" && !can(local.environments["info"].ORCHARD_CACHE_BYTES)
    error_message = "An environment variable is that function's alone."
  }

  assert {
    condition     = local.environments["predict"].ORCHARD_DEFAULT_MODEL == "price" && local.environments["predict"].ORCHARD_DEFAULT_ORGANIZATION == "acme" && local.environments["predict"].ORCHARD_ALLOWED_ORIGINS == "https://company.looker.com"
    error_message = "Defaults and origins reach the functions."
  }

  assert {
    condition     = google_storage_bucket.models.encryption[0].default_kms_key_name == var.storage.kms_key && google_kms_crypto_key_iam_member.storage[0].member == "serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com"
    error_message = "With a key of one's own, Cloud Storage may use it."
  }
}

run "a_function" {
  module {
    source = "./modules/function"
  }

  variables {
    name        = "orchard-predict"
    region      = "europe-west1"
    entry_class = "dev.orchard.functions.predict.PredictFunction"
    environment = { ORCHARD_STORE = "gs://b/models" }
    build       = { docker_repository = "repository", service_account = "builder" }
    package     = { bucket = "code", object = "predict-1.zip" }
    scaling     = { concurrency = 80, cpu = "1", max_instances = 50, memory = "512Mi", min_instances = 0, timeout_seconds = 60 }
    egress      = { all_traffic = true, connector = "connector" }
    invokers    = { looker = "serviceAccount:looker@test-project.iam.gserviceaccount.com" }
    secrets     = { tokens = { path = "/secrets/tokens/tokens" }, password = { environment = "DB_PASSWORD" } }
  }

  assert {
    condition     = google_cloudfunctions2_function.this.build_config[0].runtime == "java25" && google_cloudfunctions2_function.this.build_config[0].environment_variables == tomap({ USE_JAVA_FF_2 = "true" }) && google_cloudfunctions2_function.this.build_config[0].service_account == "builder"
    error_message = "Built for Java 25 and the second generation of the framework, by an account that only builds."
  }

  assert {
    condition     = google_cloudfunctions2_function.this.service_config[0].max_instance_request_concurrency == 80 && google_cloudfunctions2_function.this.service_config[0].service_account_email == google_service_account.this.email
    error_message = "Runs as its own account, with several requests at once."
  }

  assert {
    condition     = google_cloudfunctions2_function.this.service_config[0].secret_volumes[0].mount_path == "/secrets/tokens" && google_cloudfunctions2_function.this.service_config[0].secret_volumes[0].versions[0] == { path = "tokens", version = "latest" }
    error_message = "A secret file is the newest version's."
  }

  assert {
    condition     = google_cloudfunctions2_function.this.service_config[0].secret_environment_variables[0].key == "DB_PASSWORD" && google_cloudfunctions2_function.this.service_config[0].environment_variables == tomap({ ORCHARD_STORE = "gs://b/models" })
    error_message = "A secret variable is a reference, never a value."
  }

  assert {
    condition     = google_cloudfunctions2_function.this.service_config[0].vpc_connector_egress_settings == "ALL_TRAFFIC"
    error_message = "Outgoing traffic takes the connector."
  }

  assert {
    condition     = [for grant in google_cloud_run_v2_service_iam_member.invoker : "${grant.role} ${grant.member}"] == ["roles/run.invoker serviceAccount:looker@test-project.iam.gserviceaccount.com"]
    error_message = "The listed members may invoke it, and nobody else."
  }

  assert {
    condition     = output.roles == tolist(["roles/secretmanager.secretAccessor on secret password", "roles/secretmanager.secretAccessor on secret tokens"])
    error_message = "Its account may do what it is told to, and nothing by default."
  }
}
