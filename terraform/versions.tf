terraform {
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.50, < 8"
    }
  }
}

provider "google" {
  project = var.project_id
  region  = var.region

  # Some APIs, that of budgets for one, take a person's credentials only with a project that the quota is counted for.
  billing_project       = var.project_id
  user_project_override = true
}
