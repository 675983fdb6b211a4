# What each process is told, as processes/region/region-config.ts reads it: one file for each pod, named
# after it. What is no secret is put together first, because it may be looked at and compared.

locals {
  data_folder = "/data"

  open_of_region = {
    alias        = var.region.alias
    data         = local.data_folder
    ports        = local.ports
    signUp       = { zoneOfPop = var.zone_of_pop }
    policy       = "/etc/meridian-policy/policy.json"
    workersApart = true
    apisApart    = true
    streamsApart = true
    # Whoever has the turn keeps the region.
    keepersStandBy = true
    mirrored       = length(var.others) > 0
  }
  open_of_gateway = {
    alias     = var.region.alias
    port      = local.ports.http
    internal  = "${local.host_of["keeper-0"]}:${local.ports.internal}"
    zookeeper = var.engines.zookeeper
  }

  host_of = { for name, pod in local.pods : name => "${name}.${pod.role}.${kubernetes_namespace_v1.region.metadata[0].name}.svc.cluster.local" }
  name_of = { for name, pod in local.pods : name => name == "keeper-0" ? var.region.alias : "${var.region.alias}/${pod.role}-${pod.at + 1}" }

  # Of everything that is told without a secret. With it pods are replaced, and what is told is told anew.
  told_to_gateways = substr(sha256(jsonencode([local.open_of_gateway, var.keys_revision])), 0, 12)
  told_to_others   = substr(sha256(jsonencode([local.open_of_region, var.others, var.engines, var.keys_revision])), 0, 12)
  open_hash        = { for role, _ in local.roles : role => role == "gateway" ? local.told_to_gateways : local.told_to_others }

  keys_of_region = {
    others          = [for alias, other in var.others : { alias = alias, internal = other.door, secret = var.keys.pairs[alias] }]
    envelopeKeys    = { for pop, _ in var.zone_of_pop : pop => var.keys.envelopes[pop] }
    directorySecret = var.keys.directory
    syncSecret      = var.keys.sync
    internalSecret  = var.keys.internal
    operatorToken   = var.keys.operator
    engines = merge(
      {
        kafka     = { brokers = var.engines.kafka.brokers, credentials = { user = var.engines.kafka.user, password = var.keys.kafka } }
        cassandra = var.engines.cassandra
        redis     = var.engines.redis
        postgres  = merge(var.engines.postgres, { password = var.keys.postgres })
        zookeeper = var.engines.zookeeper
      },
      { for name, address in { flink = var.engines.flink } : name => address if address != null },
    )
  }
  keys_of_gateway = {
    internalSecret = var.keys.internal
    envelopeKeys   = local.keys_of_region.envelopeKeys
  }

  told_to = {
    for name, pod in local.pods : name => merge(local.open_of_region, local.keys_of_region, { host = local.host_of[name] })
    if pod.role != "gateway"
  }
  told = merge(
    { "keeper-0.json" = jsonencode(local.told_to["keeper-0"]) },
    { for name, pod in local.pods : "${name}.json" => jsonencode(merge(local.told_to[name], {
      beside = { name = local.name_of[name], idNode = pod.id }
    })) if name != "keeper-0" && pod.role != "gateway" },
    { for name, pod in local.pods : "${name}.json" => jsonencode(merge(local.open_of_gateway, local.keys_of_gateway, {
      name = local.name_of[name]
      host = local.host_of[name]
    })) if pod.role == "gateway" },
  )
}

resource "kubernetes_secret_v1" "configuration" {
  metadata {
    name      = "configuration"
    namespace = kubernetes_namespace_v1.region.metadata[0].name
    labels    = local.labels
  }
  data_wo = local.told
  # It is written when this number changes, and at no other time.
  data_wo_revision = parseint(substr(sha256(jsonencode([local.open_hash, local.pods])), 0, 12), 16)
}

resource "kubernetes_config_map_v1" "policy" {
  metadata {
    name      = "policy"
    namespace = kubernetes_namespace_v1.region.metadata[0].name
    labels    = local.labels
  }
  data = { "policy.json" = var.first_policy }
}
