# Schedules follow specs.

mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project_id = "test-project"
  packages   = "tests/packages"
  specs      = "tests/specs"
}

run "a_spec_with_a_schedule_has_a_job" {
  assert {
    condition     = { for model, job in google_cloud_scheduler_job.retrain : model => job.schedule } == { customer-churn = "30 4 * * *" }
    error_message = "One job for each spec that has a schedule, and none for price, which has none."
  }

  assert {
    condition     = jsondecode(base64decode(google_cloud_scheduler_job.retrain["customer-churn"].http_target[0].body)) == { model = "customer-churn", org_id = "default", wait = true }
    error_message = "A job waits for its training."
  }

  assert {
    condition     = google_cloud_scheduler_job.retrain["customer-churn"].http_target[0].uri == "${output.urls["retrain"]}/train" && google_cloud_scheduler_job.retrain["customer-churn"].http_target[0].oidc_token[0].audience == output.urls["retrain"] && google_cloud_scheduler_job.retrain["customer-churn"].http_target[0].oidc_token[0].service_account_email == google_service_account.scheduler.email
    error_message = "A job shows retrain who it is."
  }

  assert {
    condition     = google_cloud_scheduler_job.retrain["customer-churn"].attempt_deadline == "1800s" && google_cloud_scheduler_job.retrain["customer-churn"].retry_config[0].retry_count == 3
    error_message = "An attempt has a deadline and is repeated."
  }
}

run "a_changed_cron_changes_the_job" {
  variables {
    specs     = "tests/specs-changed"
    schedules = { time_zone = "Europe/Berlin", deadline_seconds = 600, paused = true }
  }

  assert {
    condition     = { for model, job in google_cloud_scheduler_job.retrain : model => "${job.schedule} ${job.time_zone} ${job.attempt_deadline} ${job.paused}" } == { customer-churn = "0 5 * * 0 Europe/Berlin 600s true" }
    error_message = "The job has the spec's new schedule."
  }
}

run "our_examples" {
  variables {
    specs = "../examples"
  }

  assert {
    condition     = google_cloud_scheduler_job.retrain["lead-conversion"].schedule == "0 3 * * 1" && !contains(keys(google_cloud_scheduler_job.retrain), "diamond-price")
    error_message = "The examples can be deployed as they are."
  }
}
