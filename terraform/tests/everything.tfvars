# Every optional part at once, for the inventory of a plan.
browser = { public = true, allowed_origins = ["https://company.looker.com"] }
budget  = { amount = 100, billing_account = "000000-000000-000000" }
egress  = { connector = "projects/test-project/locations/europe-west1/connectors/orchard" }

load_balancer = { domains = ["orchard.company.com"] }
operations    = { emails = ["data-team@company.com"], log_days = 90 }
secrets       = { rotation_topic = "projects/test-project/topics/rotation" }
sql           = { readers = { looker = "serviceAccount:looker@test-project.iam.gserviceaccount.com" } }
storage       = { kms_key = "projects/test-project/locations/europe-west1/keyRings/orchard/cryptoKeys/models" }

training = {
  cloud_sql = true
  data      = ["gs://lake/leads"]
  datasets  = ["crm"]
  passwords = { DB_PASSWORD = "crm-password" }
}
