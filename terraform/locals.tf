# What everything else is made from: the specs, the contract, and the one map of functions.

locals {
  # Terraform reads YAML 1.1, in which y, no or on are booleans; specs are YAML 1.2, and a feature may have such a name.
  booleans_of_old = "/\\bname:[ \\t]+(y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)([ \\t]*(?:[,}#\\r\\n]|$))/"

  spec_list = [
    for file in fileset(var.specs, "*.{yaml,yml}") :
    yamldecode(replace(file("${var.specs}/${file}"), local.booleans_of_old, "name: '$1'$2"))
  ]

  specs = { for spec in local.spec_list : spec.name => spec }

  scheduled = { for name, spec in local.specs : name => spec.schedule if try(spec.schedule, null) != null }

  # A schedule as shared/model's CronSchedule takes it. By field: minute, hour, day of month, month, day of week.
  cron_points = [
    "[0-5]?[0-9]",
    "([01]?[0-9]|2[0-3])",
    "(0?[1-9]|[12][0-9]|3[01])",
    "(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    "(0?[0-7]|sun|mon|tue|wed|thu|fri|sat)",
  ]
  cron_items = [for point in local.cron_points : "(\\*|${point}(-${point})?)(/0?[1-9][0-9]?)?"]
  cron       = "^(?i)${join(" ", [for item in local.cron_items : "${item}(,${item})*"])}$"

  store = "gs://${google_storage_bucket.models.name}/models"

  # The heap is a share of the container, as the buildpack would set it if these options did not replace its own.
  # Serving compiles quickly and not best: an instance mostly lives for minutes. Scoring of many rows needs the best, and only
  # lets it begin later; both measured in docs/decisions/0014-starting-fast.md. Training leaves room for what lies outside
  # of the heap: DuckDB takes 1 GiB, and what it or a copied spec folder writes to /tmp is memory too on Cloud Run.
  serving_options  = "-XX:MaxRAMPercentage=70 -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
  scoring_options  = "-XX:MaxRAMPercentage=70 -XX:+UseSerialGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
  training_options = "-XX:MaxRAMPercentage=50 -XX:+UseParallelGC"

  serving_scaling  = { concurrency = 40, cpu = "1", max_instances = 20, memory = "512Mi", min_instances = 0, timeout_seconds = 60 }
  training_scaling = { concurrency = 4, cpu = "4", max_instances = 3, memory = "8Gi", min_instances = 0, timeout_seconds = 3600 }

  # package: the zip, so that two functions may share one. models: what the account may do with them (none, read, release
  # or write). trigger: browser (by tokens of Orchard), bigquery or scheduler (by IAM, with roles for whom Cloud Run lets in).
  catalogue = {
    batch = {
      entry_class = "dev.orchard.functions.batch.BatchFunction"
      models      = "read"
      options     = local.scoring_options
      package     = "batch"
      scaling     = merge(local.serving_scaling, { concurrency = 8, memory = "1Gi", timeout_seconds = 300 })
      trigger     = "browser"
    }
    health = {
      entry_class = "dev.orchard.functions.health.HealthFunction"
      models      = "read"
      options     = local.serving_options
      package     = "health"
      scaling     = merge(local.serving_scaling, { max_instances = 3 })
      trigger     = "browser"
    }
    info = {
      entry_class = "dev.orchard.functions.info.InfoFunction"
      models      = "read"
      options     = local.serving_options
      package     = "info"
      scaling     = local.serving_scaling
      trigger     = "browser"
    }
    predict = {
      entry_class = "dev.orchard.functions.predict.PredictFunction"
      models      = "read"
      options     = local.serving_options
      package     = "predict"
      scaling     = merge(local.serving_scaling, { concurrency = 80, max_instances = 50 })
      trigger     = "browser"
    }
    release = {
      entry_class = "dev.orchard.functions.release.ReleaseFunction"
      models      = "release"
      options     = local.serving_options
      package     = "release"
      scaling     = merge(local.serving_scaling, { max_instances = 3 })
      trigger     = "browser"
    }
    retrain = {
      entry_class = "dev.orchard.functions.train.TrainFunction"
      models      = "write"
      options     = local.training_options
      package     = "train"
      scaling     = local.training_scaling
      trigger     = "scheduler"
    }
    session = {
      entry_class = "dev.orchard.functions.session.SessionFunction"
      models      = "none"
      options     = local.serving_options
      package     = "session"
      scaling     = merge(local.serving_scaling, { max_instances = 5 })
      trigger     = "browser"
    }
    sql = {
      entry_class = "dev.orchard.functions.batch.BatchFunction"
      models      = "read"
      options     = local.scoring_options
      package     = "batch"
      scaling     = merge(local.serving_scaling, { concurrency = 8, memory = "1Gi", timeout_seconds = 300 })
      trigger     = "bigquery"
    }
    train = {
      entry_class = "dev.orchard.functions.train.TrainFunction"
      models      = "write"
      options     = local.training_options
      package     = "train"
      scaling     = local.training_scaling
      trigger     = "browser"
    }
  }

  functions = {
    for name, function in local.catalogue : name => merge(function, {
      scaling = merge(function.scaling, {
        for key, value in try(var.functions[name], {}) : key => value if key != "environment" && value != null
      })
    }) if function.trigger != "bigquery" || var.sql != null
  }

  # Roles for callers without an Orchard token, on functions that nobody reaches whom IAM does not let in.
  invoker_roles = { bigquery = "predict", scheduler = "train" }

  secret_files = {
    session_keys = "/secrets/session-keys/session-keys"
    tokens       = "/secrets/tokens/tokens"
  }

  environments = {
    for name, function in local.functions : name => merge(
      {
        GOOGLE_CLOUD_PROJECT            = var.project_id
        JAVA_TOOL_OPTIONS               = function.options
        ORCHARD_DEFAULT_ORGANIZATION    = var.defaults.organization
        ORCHARD_REQUEST_TIMEOUT_SECONDS = tostring(max(1, function.scaling.timeout_seconds - 5))
        ORCHARD_STORE                   = local.store
      },
      var.defaults.model == null ? {} : { ORCHARD_DEFAULT_MODEL = var.defaults.model },
      function.models != "write" ? {} : {
        ORCHARD_SPECS                    = "gs://${google_storage_bucket.models.name}/specs"
        ORCHARD_TRAINING_TIMEOUT_SECONDS = tostring(max(1, function.scaling.timeout_seconds - 60))
      },
      function.models != "write" || length(var.training.data) == 0 ? {} : { ORCHARD_DATA = join(",", var.training.data) },
      function.trigger != "browser" ? { ORCHARD_INVOKER_ROLES = local.invoker_roles[function.trigger] } : {
        ORCHARD_SESSION_KEYS_FILE                             = local.secret_files.session_keys
        ORCHARD_TOKENS_FILE                                   = local.secret_files.tokens
        ORCHARD_TRUSTED_PROXIES                               = var.load_balancer == null ? "1" : "2"
      },
      function.trigger != "browser" || length(var.browser.allowed_origins) == 0 ? {} : {
        ORCHARD_ALLOWED_ORIGINS = join(",", var.browser.allowed_origins)
      },
      try(var.functions[name].environment, {}),
    )
  }
}
