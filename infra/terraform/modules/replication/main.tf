# One process keeps a MirrorMaker running for each flow (processes/mirror/main.ts). Two of them for one flow
# would take each other's work away, so there is one, in a set that never starts the next before the last
# has ended.

locals {
  labels = {
    "meridian/region" = var.region.alias
    "meridian/zone"   = var.region.law
  }
  port   = 7402
  folder = "/data"
  users  = { for to, _ in var.flows : to => "mirror-${var.region.alias}-${to}" }

  # MirrorMaker takes a heap of 192 MiB and 48 of compiled code, and some more for its threads.
  memory_of_flow = 384

  open_hash = substr(sha256(jsonencode([var.kafka, var.flows, var.operators, var.keys_revision])), 0, 12)

  told = {
    alias   = var.region.alias
    folder  = local.folder
    java    = var.java
    jars    = var.jars
    keepers = var.operators
    port    = local.port
    host    = "mirror-0.mirror.${var.namespace}.svc.cluster.local"
    kafka = {
      brokers     = var.kafka.brokers
      credentials = { user = var.kafka.user, password = var.keys.kafka[var.region.alias] }
      guarded     = { brokers = var.kafka.guarded, passwords = { for to, user in local.users : user => var.keys.flows[to].source } }
    }
    to = [for to, flow in var.flows : {
      alias = to
      kafka = {
        brokers     = flow.kafka.brokers
        credentials = { user = flow.kafka.user, password = var.keys.kafka[to] }
        guarded     = { brokers = flow.kafka.guarded, passwords = { (local.users[to]) = var.keys.flows[to].target } }
      }
    }]
  }
}

resource "kubernetes_secret_v1" "configuration" {
  metadata {
    name      = "mirror"
    namespace = var.namespace
    labels    = local.labels
  }
  data_wo          = { "mirror.json" = jsonencode(local.told) }
  data_wo_revision = parseint(local.open_hash, 16)
}

resource "kubernetes_service_v1" "mirror" {
  metadata {
    name      = "mirror"
    namespace = var.namespace
    labels    = local.labels
  }
  spec {
    cluster_ip = "None"
    selector   = { "meridian/role" = "mirror" }
    port {
      name = "admin"
      port = local.port
    }
  }
}

resource "kubernetes_stateful_set_v1" "mirror" {
  metadata {
    name      = "mirror"
    namespace = var.namespace
    labels    = merge(local.labels, { "meridian/role" = "mirror" })
  }

  spec {
    service_name = kubernetes_service_v1.mirror.metadata[0].name
    replicas     = 1

    selector {
      match_labels = { "meridian/role" = "mirror" }
    }

    template {
      metadata {
        labels      = merge(local.labels, { "meridian/role" = "mirror" })
        annotations = { "meridian/told" = local.open_hash }
      }

      spec {
        node_selector = { "topology.kubernetes.io/region" = var.cloud_region }
        # MirrorMaker is given fifteen seconds to store how far it is.
        termination_grace_period_seconds = 30
        automount_service_account_token  = false
        enable_service_links             = false

        security_context {
          run_as_non_root = true
          run_as_user     = 1000
          run_as_group    = 1000
          fs_group        = 1000
          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name    = "mirror"
          image   = var.image
          command = ["node"]
          args    = ["--max-semi-space-size=4", "--disable-warning=ExperimentalWarning", "processes/mirror/main.ts", "/etc/meridian/mirror.json"]

          port {
            name           = "admin"
            container_port = local.port
          }

          resources {
            requests = { cpu = "500m", memory = "${256 + local.memory_of_flow * length(var.flows)}Mi" }
            limits   = { memory = "${384 + local.memory_of_flow * length(var.flows)}Mi" }
          }

          liveness_probe {
            http_get {
              path = "/healthz"
              port = "admin"
            }
            initial_delay_seconds = 10
            period_seconds        = 10
            failure_threshold     = 6
          }
          # Nobody asks it anything; whoever looks sees whether all flows carry.
          readiness_probe {
            http_get {
              path = "/readyz"
              port = "admin"
            }
            period_seconds = 10
          }

          security_context {
            allow_privilege_escalation = false
            read_only_root_filesystem  = true
            capabilities {
              drop = ["ALL"]
            }
          }

          volume_mount {
            name       = "configuration"
            mount_path = "/etc/meridian"
            read_only  = true
          }
          # Configurations of MirrorMaker with passwords, and logs. Positions are kept at the target.
          volume_mount {
            name       = "data"
            mount_path = local.folder
          }
          volume_mount {
            name       = "jvm"
            mount_path = "/tmp"
          }
        }

        volume {
          name = "configuration"
          secret {
            secret_name  = kubernetes_secret_v1.configuration.metadata[0].name
            default_mode = "0440"
          }
        }
        volume {
          name = "data"
          empty_dir {}
        }
        volume {
          name = "jvm"
          empty_dir {}
        }
      }
    }
  }

  lifecycle {
    precondition {
      condition     = length(var.flows) > 0
      error_message = "A region whose lanes go nowhere has no mirror: leave this module out."
    }
  }
}

# The brokers of the region, those of each target, and nobody else: the last gate is that there is no way.
resource "kubernetes_network_policy_v1" "flow" {
  for_each = merge(
    { own = { network = var.network, brokers = concat(var.kafka.brokers, var.kafka.guarded) } },
    { for to, flow in var.flows : "to-${to}" => { network = flow.network, brokers = concat(flow.kafka.brokers, flow.kafka.guarded) } },
  )

  metadata {
    name      = "mirror-${each.key}"
    namespace = var.namespace
    labels    = local.labels
  }
  spec {
    pod_selector {
      match_labels = { "meridian/role" = "mirror" }
    }
    policy_types = ["Egress"]
    egress {
      to {
        ip_block {
          cidr = each.value.network
        }
      }
      dynamic "ports" {
        for_each = sort(distinct([for broker in each.value.brokers : reverse(split(":", broker))[0]]))
        content {
          port     = ports.value
          protocol = "TCP"
        }
      }
    }
  }
}
