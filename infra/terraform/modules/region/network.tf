# Who may speak to whom. Nothing may, and then: the region's processes with each other and with the
# region's engines, edges with gateways and API processes, and other regions through one door. A region
# that the policy keeps apart is not among `others`, and there is no way to it.

locals {
  namespace = kubernetes_namespace_v1.region.metadata[0].name
  everybody = keys(local.roles)

  # Who speaks with other regions: lanes, presence, names.
  abroad = ["keeper", "worker", "api"]
}

resource "kubernetes_network_policy_v1" "nothing" {
  metadata {
    name      = "nothing"
    namespace = local.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
  }
}

resource "kubernetes_network_policy_v1" "colleagues" {
  metadata {
    name      = "colleagues"
    namespace = local.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
    ingress {
      from {
        pod_selector {}
      }
    }
    egress {
      to {
        pod_selector {}
      }
    }
    egress {
      to {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "kube-system" }
        }
        pod_selector {
          match_labels = { "k8s-app" = "kube-dns" }
        }
      }
      ports {
        port     = "53"
        protocol = "UDP"
      }
      ports {
        port     = "53"
        protocol = "TCP"
      }
    }
  }
}

# A gateway knows no engine but the registry.
resource "kubernetes_network_policy_v1" "engines" {
  for_each = {
    gateway = { roles = ["gateway"], ports = local.registry_ports }
    others  = { roles = setsubtract(local.everybody, ["gateway"]), ports = local.engine_ports }
  }

  metadata {
    name      = "engines-of-${each.key}"
    namespace = local.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {
      match_expressions {
        key      = "meridian/role"
        operator = "In"
        values   = each.value.roles
      }
    }
    policy_types = ["Egress"]
    egress {
      to {
        ip_block {
          cidr = var.location.network
        }
      }
      dynamic "ports" {
        for_each = each.value.ports
        content {
          port     = ports.value
          protocol = "TCP"
        }
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "edges" {
  metadata {
    name      = "edges"
    namespace = local.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {
      match_expressions {
        key      = "meridian/role"
        operator = "In"
        values   = local.entered
      }
    }
    policy_types = ["Ingress"]
    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = var.entrance.namespace }
        }
      }
      ports {
        port     = tostring(local.ports.http)
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "numbers" {
  metadata {
    name      = "numbers"
    namespace = local.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress"]
    ingress {
      from {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = var.monitoring_namespace }
        }
      }
      # A gateway tells its numbers where it takes connections.
      dynamic "ports" {
        for_each = [local.ports.admin, local.ports.http]
        content {
          port     = tostring(ports.value)
          protocol = "TCP"
        }
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "door_in" {
  count = length(var.others) > 0 ? 1 : 0

  metadata {
    name      = "door-in"
    namespace = local.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {
      match_labels = { "meridian/role" = "keeper" }
    }
    policy_types = ["Ingress"]
    ingress {
      dynamic "from" {
        for_each = var.others
        content {
          ip_block {
            cidr = from.value.network
          }
        }
      }
      ports {
        port     = tostring(local.ports.internal)
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "doors_out" {
  for_each = var.others

  metadata {
    name      = "door-of-${each.key}"
    namespace = local.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {
      match_expressions {
        key      = "meridian/role"
        operator = "In"
        values   = local.abroad
      }
    }
    policy_types = ["Egress"]
    egress {
      to {
        ip_block {
          cidr = each.value.network
        }
      }
      ports {
        port     = reverse(split(":", each.value.door))[0]
        protocol = "TCP"
      }
    }
  }
}
