output "address" {
  description = "IP address that the domains' DNS points at."
  value       = google_compute_global_address.this.address
}

output "routes" {
  description = "Which function answers which path (and methods, where they matter), first match first."
  value       = local.routes
}
