# Names by which processes are found. Colleagues dial each other by a pod's own name, edges by a name
# under the region's domain, and other regions through a door.

# Also before a process is ready: those that start ask each other.
resource "kubernetes_service_v1" "role" {
  for_each = local.roles

  metadata {
    name      = each.key
    namespace = kubernetes_namespace_v1.region.metadata[0].name
    labels    = local.labels
  }
  spec {
    cluster_ip                  = "None"
    publish_not_ready_addresses = true
    selector                    = { "meridian/role" = each.key }

    dynamic "port" {
      for_each = each.key == "gateway" ? { http = local.ports.http } : local.ports
      content {
        name = port.key
        port = port.value
      }
    }
  }
}

# An edge dials one gateway, not any: which of them is best for a person follows from the shard map.
resource "kubernetes_service_v1" "entered" {
  for_each = local.entered_pods

  metadata {
    name      = each.key
    namespace = kubernetes_namespace_v1.region.metadata[0].name
    labels    = local.labels
  }
  spec {
    # An edge that comes while it drains is told so, and goes on to the next.
    publish_not_ready_addresses = true
    selector                    = { "statefulset.kubernetes.io/pod-name" = each.key }
    port {
      name = "http"
      port = local.ports.http
    }
  }
}

resource "kubernetes_ingress_v1" "entrance" {
  metadata {
    name        = "entrance"
    namespace   = kubernetes_namespace_v1.region.metadata[0].name
    labels      = local.labels
    annotations = var.entrance.annotations
  }
  spec {
    ingress_class_name = var.entrance.class
    tls {
      hosts       = [for name, _ in local.entered_pods : "${name}.${var.entrance.domain}"]
      secret_name = var.entrance.certificate
    }

    dynamic "rule" {
      for_each = local.entered_pods
      content {
        host = "${rule.key}.${var.entrance.domain}"
        http {
          path {
            path      = "/"
            path_type = "Prefix"
            backend {
              service {
                name = kubernetes_service_v1.entered[rule.key].metadata[0].name
                port {
                  name = "http"
                }
              }
            }
          }
        }
      }
    }
  }
}

# Lanes that mirrors do not carry, presence and names: what other regions ask is asked here. Each keeper has a
# door of its own, since the one that stands by is ready and refuses connections: who dials goes on to the
# next address of the region's name.
resource "kubernetes_service_v1" "door" {
  for_each = length(var.others) > 0 ? toset(local.keeper_pods) : []

  metadata {
    name        = "door-of-${each.key}"
    namespace   = kubernetes_namespace_v1.region.metadata[0].name
    labels      = local.labels
    annotations = var.door_annotations
  }
  spec {
    type     = "LoadBalancer"
    selector = { "statefulset.kubernetes.io/pod-name" = each.key }
    # The keeper sees who comes, and its network policy judges by it.
    external_traffic_policy     = "Local"
    load_balancer_source_ranges = sort([for other in var.others : other.network])
    port {
      name        = "internal"
      port        = local.ports.internal
      target_port = "internal"
    }
  }
}
