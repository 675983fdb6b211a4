# Where the region is, and that it is there. Names and labels carry the zone whose law holds, so that
# everything of a region can be found by it.

locals {
  labels = {
    "meridian/region" = var.region.alias
    "meridian/zone"   = var.region.law
  }
  on_nodes_of_region = { "topology.kubernetes.io/region" = var.location.cloud_region }
}

# What the cluster says of itself: an alias of a provider that points elsewhere is the mistake that no name shows.
data "kubernetes_nodes" "all" {}

resource "kubernetes_namespace_v1" "region" {
  metadata {
    name = "meridian-${var.region.alias}"
    labels = merge(local.labels, {
      "pod-security.kubernetes.io/enforce" = "restricted"
    })
  }

  lifecycle {
    precondition {
      condition = alltrue([
        for node in data.kubernetes_nodes.all.nodes :
        lookup(node.metadata[0].labels, "topology.kubernetes.io/region", "") == var.location.cloud_region
      ])
      error_message = "This cluster has nodes outside of `${var.location.cloud_region}`: it is not the cluster of `${var.region.alias}`."
    }
  }
}

# For engines that stand in this cluster: volumes of this class lie in the region's zones and nowhere else.
# Processes ask for none.
resource "kubernetes_storage_class_v1" "region" {
  metadata {
    name   = "meridian-${var.region.alias}"
    labels = local.labels
  }
  storage_provisioner    = var.storage.provisioner
  parameters             = var.storage.parameters
  reclaim_policy         = "Retain"
  volume_binding_mode    = "WaitForFirstConsumer"
  allow_volume_expansion = true

  allowed_topologies {
    match_label_expressions {
      key    = "topology.kubernetes.io/zone"
      values = var.location.zones
    }
  }
}
