# Which function answers a path. Mostly the path tells; where it depends on the method, a rule tells the methods apart, and
# a browser's preflight by the method that it asks for: only the function that takes a DELETE says that it may be sent. What
# belongs to a function that is not there goes to the default one, which knows no such path.

locals {
  methods = ["delete", "get", "patch", "post", "put"]

  operations = flatten([
    for path, item in var.contract : [
      for method in local.methods : {
        path     = path
        method   = upper(method)
        function = item[method]["x-function"]
      } if contains(keys(var.services), try(item[method]["x-function"], ""))
    ]
  ])

  functions_of_path = {
    for path in distinct(local.operations[*].path) :
    path => distinct([for operation in local.operations : operation.function if operation.path == path])
  }

  # Literal segments win over templates, so paths with fewer templates come first. "{name}" is "*" in a URL map.
  ordered_paths = [
    for entry in sort([for path in keys(local.functions_of_path) : format("%02d %s", length(split("{", path)), path)]) :
    substr(entry, 3, -1)
  ]

  routes = flatten([
    for path in local.ordered_paths : [
      for function in local.functions_of_path[path] : {
        function = function
        template = replace(path, "/\\{[^}]+\\}/", "*")
        methods = length(local.functions_of_path[path]) == 1 ? [] : flatten([
          for operation in local.operations :
          operation.method == "GET" ? ["GET", "HEAD"] : [operation.method]
          if operation.path == path && operation.function == function
        ])
      }
    ]
  ])

  # A rule matches if one of its matches does; a match holds if all of its headers do.
  rules = [
    for index, route in local.routes : {
      function = route.function
      priority = index + 1
      template = route.template
      matches = length(route.methods) == 0 ? [{}] : concat(
        [for method in route.methods : { ":method" = method }],
        [for method in route.methods : { ":method" = "OPTIONS", "access-control-request-method" = method }],
      )
    }
  ]
}
