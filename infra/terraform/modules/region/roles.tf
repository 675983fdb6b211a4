# Kinds of processes of a region, as ARCHITECTURE.md and docs/runbooks/processes.md have them, and what a
# pod of each is like. `npm run check:infra` compares this with the code.

locals {
  ports = {
    http     = 7400
    internal = 7401
    admin    = 7402
  }

  # As bin/run.js starts every process of ours, and as processes/world.ts starts those that run parts.
  node_flags  = ["--max-semi-space-size=4", "--disable-warning=ExperimentalWarning"]
  parts_flags = ["--max-semi-space-size=32", "--heap-growing-percent=200"]

  # `first_id`: message ids have one number for each process that stamps them. The ranges leave room, so that
  # no process takes another's number while a region grows.
  # `grace`: some ten seconds of drain (five to hand parts over, eight until connections are gone), and as much
  # again or more for what was folded to be stored.
  # `memory`: docs/capacity.md; a gateway holds 18,000 connections at 8.8 KB with half of the memory to spare.
  roles = {
    keeper = {
      main  = "processes/region/main.ts"
      flags = local.parts_flags
      # One keeps the region, the other stands by, and is ready when it could take over.
      replicas = 2
      first_id = 1
      probes   = { port = "admin", ready = "/readyz" }
      grace    = 60
      cpu      = "1"
      memory   = { request = "1Gi", limit = "2Gi" }
    }
    worker = {
      main     = "processes/region/worker-main.ts"
      flags    = local.parts_flags
      replicas = var.scale.worker
      first_id = 3
      probes   = { port = "admin", ready = "/readyz" }
      grace    = 60
      cpu      = "1"
      memory   = { request = "1Gi", limit = "2Gi" }
    }
    api = {
      main     = "processes/region/api-main.ts"
      flags    = []
      replicas = var.scale.api
      first_id = 32
      probes   = { port = "admin", ready = "/readyz" }
      grace    = 30
      cpu      = "500m"
      memory   = { request = "512Mi", limit = "1Gi" }
    }
    stream = {
      main     = "processes/region/stream-main.ts"
      flags    = []
      replicas = var.scale.stream
      first_id = 48
      probes   = { port = "admin", ready = "/readyz" }
      grace    = 30
      cpu      = "250m"
      memory   = { request = "512Mi", limit = "1Gi" }
    }
    gateway = {
      main     = "processes/region/gateway-main.ts"
      flags    = []
      replicas = var.scale.gateway
      first_id = 0
      probes   = { port = "http", ready = "/readyz" }
      grace    = 30
      cpu      = "1"
      memory   = { request = "512Mi", limit = "1Gi" }
    }
  }

  # Edges dial each of these by a name of its own.
  entered = ["gateway", "api"]

  pods = merge([
    for role, kind in local.roles : {
      for at in range(kind.replicas) : "${role}-${at}" => { role = role, at = at, id = kind.first_id + at }
    }
  ]...)
  keeper_pods  = [for name, pod in local.pods : name if pod.role == "keeper"]
  entered_pods = { for name, pod in local.pods : name => pod if contains(local.entered, pod.role) }
}
