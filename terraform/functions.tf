locals {
  objects_models = "projects/_/buckets/${google_storage_bucket.models.name}/objects/models/"
  objects_specs  = "projects/_/buckets/${google_storage_bucket.models.name}/objects/specs/"

  # Listing is a right on the bucket, so its condition is on the prefix that is listed.
  on_models = "resource.name.startsWith(\"${local.objects_models}\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"models/\")"
  on_specs  = "resource.name.startsWith(\"${local.objects_specs}\") || api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"specs/\")"

  # Moving an alias writes the model's document; deleting a version removes its files. Runs and leases are none of its business.
  on_releases = "resource.name.startsWith(\"${local.objects_models}\") && (resource.name.endsWith(\"/model.json\") || resource.name.extract(\"/versions/{file}\") != \"\")"

  read_models = { role = "roles/storage.objectViewer", condition = local.on_models, bucket = google_storage_bucket.models.name }

  # objectUser reads, writes and deletes objects and administers nothing.
  model_roles = {
    none = {}
    read = { "models-read" = local.read_models }
    release = {
      "models-read"    = local.read_models
      "models-release" = { role = "roles/storage.objectUser", condition = local.on_releases, bucket = google_storage_bucket.models.name }
    }
    write = merge(
      {
        "models-write" = { role = "roles/storage.objectUser", condition = local.on_models, bucket = google_storage_bucket.models.name }
        "specs-read"   = { role = "roles/storage.objectViewer", condition = local.on_specs, bucket = google_storage_bucket.models.name }
      },
      { for place in var.training.data : "data-${substr(sha256(place), 0, 8)}" => local.data_roles[place] },
    )
  }

  data_places = { for place in var.training.data : place => regex("^gs://(?P<bucket>[^/]+)/?(?P<prefix>.*?)/?$", place) }

  data_roles = {
    for place, parts in local.data_places : place => {
      bucket = parts.bucket
      role   = "roles/storage.objectViewer"
      condition = parts.prefix == "" ? null : join(" || ", [
        "resource.name.startsWith(\"projects/_/buckets/${parts.bucket}/objects/${parts.prefix}/\")",
        "api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"${parts.prefix}/\")",
      ])
    }
  }

  # What happens to models is written to the audit log by those who do it; other logs need no role on Cloud Run.
  project_roles = {
    none    = []
    read    = []
    release = ["roles/logging.logWriter"]
    write = concat(
      ["roles/logging.logWriter"],
      length(var.training.datasets) > 0 ? ["roles/bigquery.jobUser"] : [],
      var.training.cloud_sql ? ["roles/cloudsql.client"] : [],
    )
  }

  function_secrets = {
    for name, function in local.functions : name => merge(
      function.trigger != "browser" ? {} : {
        for key, path in local.secret_files : google_secret_manager_secret.this[key].secret_id => { path = path }
      },
      function.models != "write" ? {} : {
        for variable, secret in var.training.passwords : secret => { environment = variable }
      },
    )
  }

  invokers = {
    bigquery  = var.sql == null ? {} : { bigquery = "serviceAccount:${google_bigquery_connection.this[0].cloud_resource[0].service_account_id}" }
    browser   = var.browser.public ? { public = "allUsers" } : var.browser.invokers
    scheduler = { scheduler = google_service_account.scheduler.member }
  }

  # Cloud Scheduler counts as internal traffic of its project; BigQuery does not.
  ingress = {
    bigquery  = "ALLOW_ALL"
    browser   = var.load_balancer == null ? "ALLOW_ALL" : "ALLOW_INTERNAL_AND_GCLB"
    scheduler = "ALLOW_INTERNAL_ONLY"
  }
}

module "function" {
  source   = "./modules/function"
  for_each = local.functions

  name          = "${var.name}-${each.key}"
  project_id    = var.project_id
  region        = var.region
  labels        = var.labels
  entry_class   = each.value.entry_class
  scaling       = each.value.scaling
  environment   = local.environments[each.key]
  secrets       = local.function_secrets[each.key]
  bucket_roles  = local.model_roles[each.value.models]
  project_roles = local.project_roles[each.value.models]
  invokers      = local.invokers[each.value.trigger]
  ingress       = local.ingress[each.value.trigger]
  egress        = var.egress

  build = {
    docker_repository = google_artifact_registry_repository.functions.id
    service_account   = google_service_account.build.id
  }

  package = {
    bucket = google_storage_bucket.code.name
    object = google_storage_bucket_object.packages[each.value.package].name
  }

  # The build reads, writes and logs by rights that the function itself does not refer to.
  depends_on = [
    google_artifact_registry_repository_iam_member.build,
    google_project_iam_member.build_logs,
    google_project_iam_member.build_sources,
    google_secret_manager_secret_version.closed,
    google_storage_bucket_iam_member.build_code,
  ]
}

resource "google_bigquery_dataset_iam_member" "training" {
  for_each = {
    for pair in setproduct(var.training.datasets, [for name, function in local.functions : name if function.models == "write"]) :
    "${pair[0]}-${pair[1]}" => { dataset = pair[0], function = pair[1] }
  }

  project    = var.project_id
  dataset_id = each.value.dataset
  role       = "roles/bigquery.dataViewer"
  member     = module.function[each.value.function].member
}
