# Bad variables are refused, each with a message that says what is expected.

mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project_id = "test-project"
  packages   = "tests/packages"
  specs      = "tests/specs"
}

run "texts" {
  command = plan

  variables {
    project_id = "Test Project"
    name       = "o"
    region     = "EU"
    packages   = "tests"
  }

  expect_failures = [var.project_id, var.name, var.region, var.packages]
}

run "objects" {
  command = plan

  variables {
    browser    = { allowed_origins = ["company.looker.com/"] }
    budget     = { amount = 0.5, billing_account = "0" }
    defaults   = { model = "Not A Name" }
    egress     = { connector = "connector" }
    functions  = { predict = { concurrency = 1 } }
    operations = { emails = ["nobody"] }
    schedules  = { deadline_seconds = 3600 }
    secrets    = { rotation_topic = "topic" }
    sql        = { dataset = "a-b" }
    storage    = { kms_key = "key" }
    training   = { data = ["/etc"] }
  }

  expect_failures = [
    var.browser, var.budget, var.defaults, var.egress, var.functions, var.operations, var.schedules, var.secrets, var.sql,
    var.storage, var.training,
  ]
}

run "everybody_must_be_meant" {
  command = plan

  variables {
    browser   = { invokers = { all = "allUsers" } }
    functions = { predict = { environment = { ORCHARD_INVOKER_ROLES = "predict" } } }
  }

  expect_failures = [var.browser, var.functions]
}

run "a_load_balancer_needs_public_functions" {
  command = plan

  variables {
    load_balancer = { domains = ["orchard.company.com"] }
  }

  expect_failures = [var.load_balancer]
}

run "a_load_balancer_needs_host_names" {
  command = plan

  variables {
    browser       = { public = true }
    load_balancer = { domains = ["https://orchard.company.com/"], requests_per_minute = 0 }
  }

  expect_failures = [var.load_balancer]
}

run "functions_that_are_not_there" {
  command = plan

  variables {
    functions = { predictt = {} }
    specs     = "tests/packages"
  }

  expect_failures = [var.functions, var.specs]
}

run "specs_that_collide" {
  command = plan

  variables {
    specs = "tests/specs-wrong"
  }

  expect_failures = [var.specs]
}

run "specs_without_features" {
  command = plan

  variables {
    specs = "tests/specs-featureless"
  }

  expect_failures = [var.specs]
}

run "specs_with_features_of_no_type" {
  command = plan

  variables {
    specs = "tests/specs-untyped"
    sql   = null
  }

  expect_failures = [var.specs]
}

run "schedules_that_never_come" {
  command = plan

  variables {
    specs = "tests/specs-untimely"
  }

  expect_failures = [var.specs]
}

run "a_secret_for_two_variables" {
  command = plan

  variables {
    training = { passwords = { CRM_PASSWORD = "crm", DB_PASSWORD = "crm" } }
  }

  expect_failures = [var.training]
}

run "more_instances_kept_than_there_may_be" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    name        = "orchard-predict"
    region      = "europe-west1"
    entry_class = "dev.orchard.functions.predict.PredictFunction"
    build       = { docker_repository = "repository", service_account = "builder" }
    package     = { bucket = "code", object = "predict-1.zip" }
    scaling     = { concurrency = 80, cpu = "1", max_instances = 5, memory = "512Mi", min_instances = 6, timeout_seconds = 60 }
  }

  expect_failures = [var.scaling]
}

run "processors_without_memory" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    name        = "orchard-predict"
    region      = "europe-west1"
    entry_class = "dev.orchard.functions.predict.PredictFunction"
    build       = { docker_repository = "repository", service_account = "builder" }
    package     = { bucket = "code", object = "predict-1.zip" }
    scaling     = { concurrency = 80, cpu = "4", max_instances = 5, memory = "512Mi", min_instances = 0, timeout_seconds = 60 }
  }

  expect_failures = [var.scaling]
}
