# The edge: one Worker for each point of presence, since it seals with keys of its own. A Worker knows the
# regions from a signed map and keeps nothing; what it is bound to equals edge/wrangler.jsonc.

locals {
  compatibility_date = "2026-11-01"
  dataset            = "meridian_edge_requests"
  hosts              = { for pop, _ in var.points_of_presence : pop => "${pop}.${var.domain}" }
  laws               = { for pop, place in var.points_of_presence : pop => var.regions[place.region].law }

  # What is signed, to be compared with what is built. The signature itself is the edge's to judge.
  signed  = var.region_map == null ? "" : replace(replace(split(".", var.region_map)[1], "-", "+"), "_", "/")
  padding = substr("===", 0, (4 - length(local.signed) % 4) % 4)
  map     = var.region_map == null ? null : jsondecode(base64decode("${local.signed}${local.padding}"))
}

# Has the region map and nothing else, so it may lie anywhere: no person is in it.
resource "cloudflare_workers_kv_namespace" "region_maps" {
  account_id = var.account_id
  title      = "meridian-region-maps"
}

resource "cloudflare_workers_kv" "current" {
  count = var.region_map == null ? 0 : 1

  account_id   = var.account_id
  namespace_id = cloudflare_workers_kv_namespace.region_maps.id
  key_name     = "current"
  value        = var.region_map

  lifecycle {
    precondition {
      condition     = toset([for region in local.map.regions : region.name]) == toset([for region in var.regions : region.name])
      error_message = "The signed region map names other regions than those that run: sign a new one."
    }
    precondition {
      condition = alltrue([
        for pop, place in var.points_of_presence :
        try(local.map.pops[pop].zone == place.zone && local.map.pops[pop].region == var.regions[place.region].name, false)
      ])
      error_message = "The signed region map says something else of a point of presence: who signs up there would be given another zone."
    }
  }
}

resource "cloudflare_workers_script" "pop" {
  for_each = var.points_of_presence

  account_id         = var.account_id
  script_name        = "meridian-edge-${each.key}"
  content_file       = var.bundle
  content_sha256     = filesha256(var.bundle)
  main_module        = "worker.js"
  compatibility_date = local.compatibility_date

  # Logs and traces of the platform keep addresses of people and of pages: neither leaves a point of presence.
  logpush       = false
  observability = { enabled = false }

  bindings = [
    { name = "POP", type = "plain_text", text = each.key },
    { name = "OPERATOR_KEY", type = "plain_text", text = var.operator_key },
    { name = "REGION_MAPS", type = "kv_namespace", namespace_id = cloudflare_workers_kv_namespace.region_maps.id },
    { name = "REQUESTS", type = "analytics_engine", dataset = local.dataset },
  ]
  # ENVELOPE_KEYS and NETWORK_KEY are set by `wrangler secret put`: Cloudflare keeps them over each upload, and
  # Terraform never sees them.
  keep_bindings = ["secret_text"]
}

# A name of Cloudflare's own would be reached around the zone, its law and its rules.
resource "cloudflare_workers_script_subdomain" "none" {
  for_each = cloudflare_workers_script.pop

  account_id       = var.account_id
  script_name      = each.value.script_name
  enabled          = false
  previews_enabled = false
}

# TLS ends, and the Worker runs, only where the law of the region holds.
resource "cloudflare_regional_hostname" "pop" {
  for_each = var.points_of_presence

  zone_id    = var.zone_id
  hostname   = local.hosts[each.key]
  region_key = var.processed_in[local.laws[each.key]]
}

# There is no server behind the name; the route answers. It exists only once its place is settled.
resource "cloudflare_dns_record" "pop" {
  for_each = cloudflare_regional_hostname.pop

  zone_id = var.zone_id
  name    = each.value.hostname
  type    = "AAAA"
  content = "100::"
  ttl     = 1
  proxied = true
}

resource "cloudflare_workers_route" "pop" {
  for_each = cloudflare_workers_script.pop

  zone_id = var.zone_id
  pattern = "${local.hosts[each.key]}/*"
  script  = each.value.script_name
}
