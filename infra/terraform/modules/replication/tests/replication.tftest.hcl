mock_provider "kubernetes" {}

variables {
  region       = { alias = "eu", law = "EU", flows_to = ["us", "ap"] }
  cloud_region = "eu-central-1"
  network      = "10.1.0.0/16"
  namespace    = "meridian-eu"
  operators    = ["http://keeper-0.keeper.meridian-eu.svc.cluster.local:7402", "http://keeper-1.keeper.meridian-eu.svc.cluster.local:7402"]
  image        = "registry.example.org/meridian-mirror@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  kafka        = { brokers = ["kafka-1.eu:9092"], user = "meridian", guarded = ["kafka-1.eu:9093"] }
  flows = {
    us = { network = "10.2.0.0/16", kafka = { brokers = ["kafka-1.us:9092"], user = "meridian", guarded = ["kafka-1.us:9093", "kafka-2.us:9093", "kafka-3.us:9093"] } }
    ap = { network = "10.3.0.0/16", kafka = { brokers = ["kafka-1.ap:9092"], user = "meridian", guarded = ["kafka-1.ap:9093", "kafka-2.ap:9093", "kafka-3.ap:9093"] } }
  }
  keys = {
    kafka = { eu = "of-eu", us = "of-us", ap = "of-ap" }
    flows = {
      us = { source = "aaaaaaaaaaaaaaaa", target = "bbbbbbbbbbbbbbbb" }
      ap = { source = "cccccccccccccccc", target = "dddddddddddddddd" }
    }
  }
  keys_revision = 1
}

run "one_name_for_each_flow_and_one_process_for_all" {
  command = apply

  assert {
    condition     = output.users == { us = "mirror-eu-us", ap = "mirror-eu-ap" }
    error_message = jsonencode(output.users)
  }
  assert {
    condition     = kubernetes_stateful_set_v1.mirror.spec[0].replicas == "1"
    error_message = "two mirrors of one flow take each other's work away"
  }
  assert {
    condition     = kubernetes_stateful_set_v1.mirror.spec[0].template[0].spec[0].node_selector["topology.kubernetes.io/region"] == "eu-central-1"
    error_message = "a mirror runs where the records come from"
  }
  assert {
    condition     = { for flow, policy in kubernetes_network_policy_v1.flow : flow => policy.spec[0].egress[0].to[0].ip_block[0].cidr } == { own = "10.1.0.0/16", to-us = "10.2.0.0/16", to-ap = "10.3.0.0/16" }
    error_message = "a mirror reaches more than the ends of its flows"
  }
  assert {
    condition     = kubernetes_secret_v1.configuration.data_wo == null
    error_message = "a password was kept"
  }
}

run "a_flow_that_the_policy_forbids" {
  command = plan
  variables {
    region = { alias = "eu", law = "EU", flows_to = ["us"] }
  }
  expect_failures = [var.flows]
}

run "a_flow_into_itself" {
  command = plan
  variables {
    region = { alias = "eu", law = "EU", flows_to = ["us"] }
    flows = {
      us = { network = "10.2.0.0/16", kafka = { brokers = ["kafka-1.us:9092"], user = "meridian", guarded = ["kafka-1.eu:9093", "kafka-2.us:9093", "kafka-3.us:9093"] } }
    }
  }
  expect_failures = [var.flows]
}

run "a_target_without_a_quorum" {
  command = plan
  variables {
    region = { alias = "eu", law = "EU", flows_to = ["us"] }
    flows = {
      us = { network = "10.2.0.0/16", kafka = { brokers = ["kafka-1.us:9092"], user = "meridian", guarded = ["kafka-1.us:9093"] } }
    }
  }
  expect_failures = [var.flows]
}

run "a_flow_without_a_user" {
  command = plan
  variables {
    keys = {
      kafka = { eu = "of-eu", us = "of-us", ap = "of-ap" }
      flows = { us = { source = "aaaaaaaaaaaaaaaa", target = "bbbbbbbbbbbbbbbb" } }
    }
  }
  expect_failures = [var.keys]
}

run "a_password_that_would_end_its_quotes" {
  command = plan
  variables {
    keys = {
      kafka = { eu = "of-eu", us = "of-us", ap = "of-ap" }
      flows = {
        us = { source = "aaaaaaaaaaaaaaa\"", target = "bbbbbbbbbbbbbbbb" }
        ap = { source = "cccccccccccccccc", target = "dddddddddddddddd" }
      }
    }
  }
  expect_failures = [var.keys]
}

run "nowhere_to_carry_to" {
  command = plan
  variables {
    flows = {}
  }
  expect_failures = [kubernetes_stateful_set_v1.mirror]
}
