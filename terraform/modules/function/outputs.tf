output "member" {
  description = "IAM member of the function's service account."
  value       = google_service_account.this.member
}

output "roles" {
  description = "All that the function's account may do, as it was granted."
  value = sort(concat(
    [
      for grant in google_storage_bucket_iam_member.this :
      "${grant.role} on gs://${grant.bucket}${length(grant.condition) == 0 ? "" : " where ${grant.condition[0].expression}"}"
    ],
    [for grant in google_secret_manager_secret_iam_member.this : "${grant.role} on secret ${grant.secret_id}"],
    [for grant in google_project_iam_member.this : "${grant.role} on project ${grant.project}"],
  ))
}

output "service" {
  description = "Name of the Cloud Run service."
  value       = google_cloudfunctions2_function.this.name
}

output "url" {
  description = "Address of the function."
  value       = google_cloudfunctions2_function.this.service_config[0].uri
}
