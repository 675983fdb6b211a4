# One region in one cluster: its processes, and the mirrors that carry its lanes. Which others it knows, and
# where its lanes go, follows from the policy.

locals {
  here     = var.world.here[var.alias]
  region   = merge(var.world.regions[var.alias], { alias = var.alias })
  flows_to = local.region.flows_to

  # A way between two regions is there for both: who is written to answers.
  others = {
    for alias, place in var.world.here : alias => { door = place.door, network = place.location.network }
    if alias != var.alias && (contains(local.flows_to, alias) || contains(var.world.regions[alias].flows_to, var.alias))
  }
  flows = {
    for alias, place in var.world.here : alias => { network = place.location.network, kafka = place.engines.kafka }
    if alias != var.alias && contains(local.flows_to, alias)
  }
}

module "region" {
  source = "../../modules/region"

  region           = local.region
  location         = local.here.location
  storage          = local.here.storage
  image            = var.world.image
  scale            = local.here.scale
  engines          = local.here.engines
  others           = local.others
  zone_of_pop      = var.world.zone_of_pop
  first_policy     = var.world.first_policy
  entrance         = local.here.entrance
  door_annotations = local.here.door_annotations
  keys_revision    = var.world.keys_revision
  keys = merge(var.keys.regions[var.alias], {
    directory = var.keys.directory
    sync      = var.keys.sync
    pairs     = { for alias, _ in local.others : alias => var.keys.pairs[join(" ", sort([var.alias, alias]))] }
  })
}

module "mirrors" {
  source = "../../modules/replication"
  count  = length(local.flows) > 0 ? 1 : 0

  region        = local.region
  cloud_region  = local.here.location.cloud_region
  network       = local.here.location.network
  namespace     = module.region.namespace
  operators     = module.region.operators
  image         = var.world.mirror_image
  kafka         = local.here.engines.kafka
  flows         = local.flows
  keys_revision = var.world.keys_revision
  keys = {
    kafka = { for alias in concat([var.alias], keys(local.flows)) : alias => var.keys.regions[alias].kafka }
    flows = { for to, _ in local.flows : to => var.keys.flows["${var.alias} ${to}"] }
  }
}
