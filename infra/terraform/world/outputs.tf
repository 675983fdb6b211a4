output "region_map" {
  description = "What is to be signed: with a version, the keys of the policy log and the origins of web clients it is a region map (edge/region-map.ts)."
  value = {
    regions = local.entries
    pops    = { for pop, place in local.pops : pop => { zone = place.zone, region = var.regions[place.region].name } }
  }
}

output "mirror_users" {
  description = "Users that the Kafkas must know, each at both ends of its flow; their rights are given by the mirrors."
  value       = sort(concat([for stack in concat(module.eu, module.us, module.ap, module.cn) : stack.users]...))
}

output "edges" {
  value = module.edge.urls
}
