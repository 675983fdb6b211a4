# The processes. They are stateful sets although none of them keeps anything: a process is known by its
# name, in the registry and in the region map, and a name must have one bearer.

resource "kubernetes_stateful_set_v1" "process" {
  for_each = local.roles

  metadata {
    name      = each.key
    namespace = kubernetes_namespace_v1.region.metadata[0].name
    labels    = merge(local.labels, { "meridian/role" = each.key })
  }

  spec {
    service_name = each.key
    replicas     = each.value.replicas
    # They wait for each other while they start.
    pod_management_policy = "Parallel"

    selector {
      match_labels = { "meridian/role" = each.key }
    }

    template {
      metadata {
        labels      = merge(local.labels, { "meridian/role" = each.key })
        annotations = { "meridian/told" = local.open_hash[each.key] }
      }

      spec {
        node_selector                    = local.on_nodes_of_region
        termination_grace_period_seconds = each.value.grace
        automount_service_account_token  = false
        enable_service_links             = false

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "topology.kubernetes.io/zone"
          when_unsatisfiable = "ScheduleAnyway"
          label_selector {
            match_labels = { "meridian/role" = each.key }
          }
        }

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
          name    = each.key
          image   = var.image
          command = ["node"]
          args    = concat(local.node_flags, each.value.flags, [each.value.main, "/etc/meridian/$(POD).json"])

          env {
            name = "POD"
            value_from {
              field_ref {
                field_path = "metadata.name"
              }
            }
          }

          dynamic "port" {
            for_each = each.key == "gateway" ? { http = local.ports.http } : local.ports
            content {
              name           = port.key
              container_port = port.value
            }
          }

          # No limit of cores: who is held back in the middle of a turn makes all its people wait.
          resources {
            requests = { cpu = each.value.cpu, memory = each.value.memory.request }
            limits   = { memory = each.value.memory.limit }
          }

          # One that starts may wait for its keeper and its engines; one that runs answers at once.
          startup_probe {
            http_get {
              path = "/healthz"
              port = each.value.probes.port
            }
            period_seconds    = 5
            failure_threshold = 120
          }
          liveness_probe {
            http_get {
              path = "/healthz"
              port = each.value.probes.port
            }
            period_seconds    = 10
            timeout_seconds   = 5
            failure_threshold = 6
          }
          readiness_probe {
            http_get {
              path = each.value.probes.ready
              port = each.value.probes.port
            }
            period_seconds    = 2
            timeout_seconds   = 2
            failure_threshold = 2
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
          volume_mount {
            name       = "policy"
            mount_path = "/etc/meridian-policy"
            read_only  = true
          }
          volume_mount {
            name       = "data"
            mount_path = local.data_folder
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
          name = "policy"
          config_map {
            name = kubernetes_config_map_v1.policy.metadata[0].name
          }
        }
        # What is kept lies in engines; what is here is a lock, and may go.
        volume {
          name = "data"
          empty_dir {}
        }
      }
    }
  }
}

# One at a time may be taken away on purpose.
resource "kubernetes_pod_disruption_budget_v1" "process" {
  for_each = { for role, kind in local.roles : role => kind if kind.replicas > 1 }

  metadata {
    name      = each.key
    namespace = kubernetes_namespace_v1.region.metadata[0].name
    labels    = local.labels
  }
  spec {
    max_unavailable = "1"
    selector {
      match_labels = { "meridian/role" = each.key }
    }
  }
}
