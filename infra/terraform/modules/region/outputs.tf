output "namespace" {
  value = kubernetes_namespace_v1.region.metadata[0].name
}

output "labels" {
  description = "Of everything that belongs to this region."
  value       = local.labels
}

output "storage_class" {
  description = "What engines in this cluster take their volumes from."
  value       = kubernetes_storage_class_v1.region.metadata[0].name
}

output "operators" {
  description = "Base URLs of the operator's doors of those that may keep the region, inside of the cluster; the one that does answers."
  value       = [for name in local.keeper_pods : "http://${local.host_of[name]}:${local.ports.admin}"]
}

output "entry" {
  description = "The region as the region map names it (edge/region-map.ts). Sockets find gateways first, API processes when none of those answers."
  value = {
    name  = var.region.name
    alias = var.region.alias
    apis  = [for name, pod in local.entered_pods : "https://${name}.${var.entrance.domain}" if pod.role == "api"]
    gateways = concat(
      [for name, pod in local.entered_pods : "https://${name}.${var.entrance.domain}" if pod.role == "gateway"],
      [for name, pod in local.entered_pods : "https://${name}.${var.entrance.domain}" if pod.role == "api"],
    )
  }
}

output "told_revision" {
  description = "Changes with whatever processes are told."
  value       = kubernetes_secret_v1.configuration.data_wo_revision
}
