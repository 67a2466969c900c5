# The load balancer sends every operation of the contract to the function that the contract names.

mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project_id = "test-project"
  packages   = "tests/packages"
  specs      = "tests/specs"
}

run "none_by_default" {
  assert {
    condition     = length(module.gateway) == 0 && output.host == null && local.ingress.browser == "ALLOW_ALL" && local.environments["predict"].ORCHARD_TRUSTED_PROXIES == "1"
    error_message = "A load balancer costs while nobody asks, so it is made only if it is asked for."
  }
}

run "with_one" {
  variables {
    browser       = { public = true }
    load_balancer = { domains = ["orchard.company.com"] }
  }

  assert {
    condition     = local.ingress.browser == "ALLOW_INTERNAL_AND_GCLB" && local.environments["predict"].ORCHARD_TRUSTED_PROXIES == "2"
    error_message = "Nobody goes round it, and the address that is limited is the client's."
  }

  assert {
    condition     = output.host == "https://orchard.company.com" && output.looker.user_attributes.orchard_url.value == output.host && join(" ", output.looker.external_api_urls) == "https://orchard.company.com/*" && output.looker.user_attributes.orchard_key.domain_allowlist == "https://orchard.company.com/*"
    error_message = "Looker needs one URL."
  }

  assert {
    condition = alltrue(flatten([
      for path, item in local.contract : [
        for method in ["delete", "get", "patch", "post", "put"] : [
          for route in module.gateway[0].routes : route.function
          if can(regex("^${replace(route.template, "*", "[^/]+")}$", replace(path, "/\\{[^}]+\\}/", "sample"))) && (length(route.methods) == 0 || contains(route.methods, upper(method)))
        ][0] == item[method]["x-function"] if can(item[method]["x-function"])
      ]
    ]))
    error_message = "The first route that matches an operation's path and method leads to its x-function."
  }

  assert {
    condition     = length(module.gateway[0].routes) >= length(local.contract) && length(module.gateway[0].routes) <= 200
    error_message = "Every path has a route, and Google takes 200 at most."
  }
}

run "the_map" {
  module {
    source = "./modules/gateway"
  }

  variables {
    name                = "orchard"
    region              = "europe-west1"
    default_function    = "info"
    domains             = ["orchard.company.com"]
    requests_per_minute = 600
    services            = { info = "orchard-info", release = "orchard-release" }
    contract = {
      "/models/{name}" = {
        summary = "Not an operation"
        get     = { x-function = "info" }
        delete  = { x-function = "release" }
      }
      "/models/newest" = { get = { x-function = "info" } }
      "/models"        = { get = { x-function = "info" }, post = { x-function = "info" } }
      "/session"       = { post = { x-function = "session" } }
    }
  }

  assert {
    condition     = [for rule in google_compute_url_map.this.path_matcher[0].route_rules : rule.match_rules[0].path_template_match] == ["/models", "/models/newest", "/models/*", "/models/*"]
    error_message = "Literal paths come before templates, and a path whose function is not there has no route."
  }

  assert {
    condition     = [for rule in google_compute_url_map.this.path_matcher[0].route_rules : rule.priority] == [1, 2, 3, 4]
    error_message = "In the order of their priorities."
  }

  assert {
    condition     = alltrue([for index in [0, 1] : length(google_compute_url_map.this.path_matcher[0].route_rules[index].match_rules) == 1 && length(google_compute_url_map.this.path_matcher[0].route_rules[index].match_rules[0].header_matches) == 0])
    error_message = "A path of one function needs no method."
  }

  assert {
    condition = [
      for match in google_compute_url_map.this.path_matcher[0].route_rules[2].match_rules :
      join(" and ", [for header in match.header_matches : "${header.header_name} ${header.exact_match}"])
      ] == [
      ":method DELETE",
      ":method OPTIONS and access-control-request-method DELETE",
    ]
    error_message = "DELETE goes to release, and so does the preflight that asks for it."
  }

  assert {
    condition = [
      for match in google_compute_url_map.this.path_matcher[0].route_rules[3].match_rules :
      join(" and ", [for header in match.header_matches : "${header.header_name} ${header.exact_match}"])
      ] == [
      ":method GET", ":method HEAD",
      ":method OPTIONS and access-control-request-method GET", ":method OPTIONS and access-control-request-method HEAD",
    ]
    error_message = "GET and HEAD go to info."
  }

  assert {
    condition     = one(google_compute_security_policy.this.rule).action == "throttle" && one(one(google_compute_security_policy.this.rule).rate_limit_options).rate_limit_threshold[0] == { count = 600, interval_sec = 60 }
    error_message = "Cloud Armor counts the requests of each address."
  }

  assert {
    condition     = google_compute_ssl_policy.this.min_tls_version == "TLS_1_2" && google_compute_url_map.redirect.default_url_redirect[0].https_redirect
    error_message = "HTTPS only, and none of the old protocols."
  }
}
