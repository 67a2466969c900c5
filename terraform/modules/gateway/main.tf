# One host for all functions: an external load balancer, its certificate, and limits by address.

resource "google_compute_global_address" "this" {
  project = var.project_id
  name    = var.name
  labels  = var.labels
}

resource "google_compute_managed_ssl_certificate" "this" {
  project = var.project_id
  # A certificate cannot be changed, only replaced while it is in use.
  name = "${var.name}-${substr(sha256(join(",", var.domains)), 0, 8)}"

  managed {
    domains = var.domains
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_region_network_endpoint_group" "this" {
  for_each = var.services

  project               = var.project_id
  region                = var.region
  name                  = "${var.name}-${each.key}"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = each.value
  }
}

resource "google_compute_security_policy" "this" {
  project     = var.project_id
  name        = var.name
  description = "How often one address may ask"

  rule {
    action      = "throttle"
    priority    = 2147483647
    description = "Everybody, so many times a minute"

    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = var.requests_per_minute
        interval_sec = 60
      }
    }
  }
}

resource "google_compute_backend_service" "this" {
  for_each = var.services

  project               = var.project_id
  name                  = "${var.name}-${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = google_compute_security_policy.this.id

  backend {
    group = google_compute_region_network_endpoint_group.this[each.key].id
  }
}

resource "google_compute_url_map" "this" {
  project         = var.project_id
  name            = var.name
  default_service = google_compute_backend_service.this[var.default_function].id

  host_rule {
    hosts        = ["*"]
    path_matcher = "contract"
  }

  path_matcher {
    name            = "contract"
    default_service = google_compute_backend_service.this[var.default_function].id

    dynamic "route_rules" {
      for_each = local.rules
      iterator = rule

      content {
        priority = rule.value.priority
        service  = google_compute_backend_service.this[rule.value.function].id

        dynamic "match_rules" {
          for_each = rule.value.matches
          iterator = match

          content {
            path_template_match = rule.value.template

            dynamic "header_matches" {
              for_each = match.value
              iterator = header

              content {
                header_name = header.key
                exact_match = header.value
              }
            }
          }
        }
      }
    }
  }
}

resource "google_compute_url_map" "redirect" {
  project = var.project_id
  name    = "${var.name}-redirect"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "PERMANENT_REDIRECT"
    strip_query            = false
  }
}

resource "google_compute_ssl_policy" "this" {
  project         = var.project_id
  name            = var.name
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_target_https_proxy" "this" {
  project          = var.project_id
  name             = var.name
  url_map          = google_compute_url_map.this.id
  ssl_certificates = [google_compute_managed_ssl_certificate.this.id]
  ssl_policy       = google_compute_ssl_policy.this.id
}

resource "google_compute_target_http_proxy" "redirect" {
  project = var.project_id
  name    = "${var.name}-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_global_forwarding_rule" "https" {
  project               = var.project_id
  name                  = var.name
  labels                = var.labels
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.this.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.this.id
}

resource "google_compute_global_forwarding_rule" "redirect" {
  project               = var.project_id
  name                  = "${var.name}-redirect"
  labels                = var.labels
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.this.id
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}
