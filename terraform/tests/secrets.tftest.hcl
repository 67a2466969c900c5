# Reminders to rotate.

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
    condition     = { for key, secret in google_secret_manager_secret.this : key => secret.secret_id } == { session_keys = "orchard-session-keys", tokens = "orchard-tokens" }
    error_message = "Tokens and session keys have a place each."
  }

  assert {
    condition     = alltrue([for secret in google_secret_manager_secret.this : length(secret.rotation) == 0 && secret.deletion_protection])
    error_message = "No reminders without a topic, and no secret is deleted by accident."
  }

  assert {
    condition     = strcontains(output.next_steps, "gcloud secrets versions add orchard-tokens --project=test-project") && strcontains(output.next_steps, "gcloud secrets versions add orchard-session-keys --project=test-project")
    error_message = "The exact lines that add secrets are an output."
  }
}

run "reminders" {
  variables {
    secrets = { rotation_topic = "projects/test-project/topics/rotation", rotation_days = 30 }
  }

  assert {
    condition     = google_secret_manager_secret.this["session_keys"].rotation[0].rotation_period == "2592000s" && google_secret_manager_secret.this["session_keys"].topics[0].name == "projects/test-project/topics/rotation" && length(google_secret_manager_secret.this["tokens"].rotation) == 0
    error_message = "Session keys are to be rotated."
  }
}
