# The world: a region for each alias that is given a place, and the edge over all of them. Regions share a
# table, a policy and two secrets, and nothing that keeps anything.

locals {
  pops = { for pop, place in var.points_of_presence : pop => place if contains(keys(var.here), place.region) }

  world = {
    regions       = var.regions
    here          = var.here
    zone_of_pop   = { for pop, place in local.pops : pop => place.zone }
    image         = var.image
    mirror_image  = var.mirror_image
    first_policy  = var.first_policy
    keys_revision = var.keys_revision
  }

  entries = [for stack in concat(module.eu, module.us, module.ap, module.cn) : stack.entry]
}

module "eu" {
  source    = "./stack"
  count     = contains(keys(var.here), "eu") ? 1 : 0
  providers = { kubernetes = kubernetes.eu }
  alias     = "eu"
  world     = local.world
  keys      = var.keys
}

module "us" {
  source    = "./stack"
  count     = contains(keys(var.here), "us") ? 1 : 0
  providers = { kubernetes = kubernetes.us }
  alias     = "us"
  world     = local.world
  keys      = var.keys
}

module "ap" {
  source    = "./stack"
  count     = contains(keys(var.here), "ap") ? 1 : 0
  providers = { kubernetes = kubernetes.ap }
  alias     = "ap"
  world     = local.world
  keys      = var.keys
}

module "cn" {
  source    = "./stack"
  count     = contains(keys(var.here), "cn") ? 1 : 0
  providers = { kubernetes = kubernetes.cn }
  alias     = "cn"
  world     = local.world
  keys      = var.keys
}

module "edge" {
  source = "../modules/edge"

  account_id   = var.edge.account_id
  zone_id      = var.edge.zone_id
  domain       = var.edge.domain
  bundle       = var.edge.bundle
  operator_key = var.edge.operator_key
  region_map   = var.edge.region_map
  regions      = { for alias, _ in var.here : alias => var.regions[alias] }

  # Cloudflare runs no Worker where the law is another than these: who lives there is not served by this edge.
  points_of_presence = { for pop, place in local.pops : pop => place if contains(var.edge.laws, var.regions[place.region].law) }
}
