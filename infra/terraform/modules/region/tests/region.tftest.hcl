# A region as it should be, and what is refused. Keys are 43 times one letter: nobody's.

mock_provider "kubernetes" {}

override_data {
  target = data.kubernetes_nodes.all
  values = {
    nodes = [
      { metadata = [{ labels = { "topology.kubernetes.io/region" = "eu-central-1" } }] },
      { metadata = [{ labels = { "topology.kubernetes.io/region" = "eu-central-1" } }] },
    ]
  }
}

variables {
  region       = { alias = "eu", name = "eu-central", law = "EU" }
  location     = { cloud_region = "eu-central-1", zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"], network = "10.1.0.0/16" }
  storage      = { provisioner = "ebs.csi.aws.com" }
  image        = "registry.example.org/meridian@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  zone_of_pop  = { fra = "EU", sin = "SG" }
  first_policy = "{\"origin\":\"example.org/policy\",\"rings\":[{}],\"published\":[{}]}"
  others       = { ap = { door = "door.ap.example.org:7401", network = "10.3.0.0/16" } }
  entrance     = { domain = "eu.example.org", class = "nginx", namespace = "ingress-nginx", certificate = "eu-example-org" }
  engines = {
    kafka     = { brokers = ["kafka-1:9092", "kafka-2:9092", "kafka-3:9092"], user = "meridian" }
    cassandra = { contactPoints = ["cassandra-1", "cassandra-2", "cassandra-3"], port = 9042, dataCenter = "eu" }
    redis     = { nodes = ["redis-1:6379", "redis-2:6379", "redis-3:6379"] }
    postgres  = { servers = ["postgres-1:5432", "postgres-2:5432"], user = "meridian", database = "meridian" }
    zookeeper = { servers = ["zookeeper-1:2181", "zookeeper-2:2181", "zookeeper-3:2181"] }
    flink     = { rest = "http://flink:8081", gateway = "http://flink:8083" }
  }
  keys = {
    envelopes = { fra = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", sin = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" }
    directory = "ccccccccccccccccccccccccccccccccccccccccccc"
    sync      = "ddddddddddddddddddddddddddddddddddddddddddd"
    internal  = "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"
    operator  = "fffffffffffffffffffffffffffffffffffffffffff"
    pairs     = { ap = "ggggggggggggggggggggggggggggggggggggggggggg" }
    kafka     = "of-kafka"
    postgres  = "of-postgres"
  }
  keys_revision = 1
}

run "everything_of_a_region_is_in_it" {
  command = plan

  assert {
    condition     = output.namespace == "meridian-eu" && kubernetes_namespace_v1.region.metadata[0].labels["meridian/zone"] == "EU"
    error_message = "a region has a namespace of its own, with the zone whose law holds"
  }
  assert {
    condition     = alltrue([for process in kubernetes_stateful_set_v1.process : process.spec[0].template[0].spec[0].node_selector["topology.kubernetes.io/region"] == "eu-central-1"])
    error_message = "a process may be placed outside of the region"
  }
  assert {
    condition     = one(kubernetes_storage_class_v1.region.allowed_topologies[0].match_label_expressions).values == toset(["eu-central-1a", "eu-central-1b", "eu-central-1c"])
    error_message = "a volume may lie outside of the region's zones"
  }
  assert {
    condition     = length(flatten([for process in kubernetes_stateful_set_v1.process : process.spec[0].volume_claim_template])) == 0
    error_message = "a process keeps something: what is kept lies in engines"
  }
}

run "each_pod_has_a_name_and_a_number_of_its_own" {
  command = plan

  assert {
    condition     = length(local.pods) == 11 && length(distinct([for name, pod in local.pods : pod.id if pod.role != "gateway"])) == 9
    error_message = jsonencode(local.pods)
  }
  assert {
    condition     = local.name_of["keeper-0"] == "eu" && local.name_of["keeper-1"] == "eu/keeper-2" && local.name_of["worker-0"] == "eu/worker-1"
    error_message = jsonencode(local.name_of)
  }
  assert {
    condition     = local.host_of["worker-2"] == "worker-2.worker.meridian-eu.svc.cluster.local"
    error_message = jsonencode(local.host_of)
  }
  assert {
    condition     = output.entry.gateways == ["https://gateway-0.eu.example.org", "https://gateway-1.eu.example.org", "https://api-0.eu.example.org", "https://api-1.eu.example.org"]
    error_message = jsonencode(output.entry)
  }
  assert {
    condition     = output.entry.apis == ["https://api-0.eu.example.org", "https://api-1.eu.example.org"]
    error_message = jsonencode(output.entry)
  }
}

run "no_key_is_in_state" {
  command = apply

  assert {
    condition     = kubernetes_secret_v1.configuration.data_wo == null && length(coalesce(kubernetes_secret_v1.configuration.data, {})) == 0
    error_message = "a key was kept"
  }
}

run "a_new_key_is_told_although_nobody_remembers_the_old" {
  command = plan
  variables {
    keys_revision = 2
  }
  assert {
    condition     = kubernetes_secret_v1.configuration.data_wo_revision != run.no_key_is_in_state.told_revision
    error_message = "the number stayed, and with it what is told"
  }
}

run "the_only_ways_out_are_its_engines_and_the_doors_of_others" {
  command = plan

  assert {
    condition     = kubernetes_network_policy_v1.nothing.spec[0].policy_types == tolist(["Ingress", "Egress"]) && length(kubernetes_network_policy_v1.nothing.spec[0].egress) == 0
    error_message = "what is not allowed must be forbidden"
  }
  assert {
    condition     = kubernetes_network_policy_v1.engines["others"].spec[0].egress[0].to[0].ip_block[0].cidr == "10.1.0.0/16"
    error_message = "engines are reached outside of the region's own network"
  }
  assert {
    condition     = [for port in kubernetes_network_policy_v1.engines["gateway"].spec[0].egress[0].ports : port.port] == ["2181"]
    error_message = "a gateway reaches more than the registry"
  }
  assert {
    condition     = local.engine_ports == tolist(["2181", "5432", "6379", "8081", "8083", "9042", "9092"])
    error_message = jsonencode(local.engine_ports)
  }
  assert {
    condition     = keys(kubernetes_network_policy_v1.doors_out) == ["ap"] && kubernetes_network_policy_v1.doors_out["ap"].spec[0].egress[0].ports[0].port == "7401"
    error_message = "there is a way to a region that is no other"
  }
  assert {
    condition     = alltrue([for door in kubernetes_service_v1.door : door.spec[0].load_balancer_source_ranges == toset(["10.3.0.0/16"])])
    error_message = "the door is open to more than the others"
  }
}

run "one_keeps_the_region_and_another_stands_by" {
  command = plan

  assert {
    condition     = kubernetes_stateful_set_v1.process["keeper"].spec[0].replicas == "2" && local.open_of_region.keepersStandBy
    error_message = "nobody takes over from the keeper"
  }
  assert {
    condition     = { for name, door in kubernetes_service_v1.door : name => door.spec[0].selector["statefulset.kubernetes.io/pod-name"] } == { keeper-0 = "keeper-0", keeper-1 = "keeper-1" }
    error_message = "behind one door both would be dialled by chance, and one of them listens"
  }
  assert {
    condition     = output.operators == ["http://keeper-0.keeper.meridian-eu.svc.cluster.local:7402", "http://keeper-1.keeper.meridian-eu.svc.cluster.local:7402"]
    error_message = jsonencode(output.operators)
  }
  assert {
    condition     = kubernetes_pod_disruption_budget_v1.process["keeper"].spec[0].max_unavailable == "1"
    error_message = "both may be taken away on purpose"
  }
}

run "a_region_alone_has_no_door" {
  command = plan
  variables {
    others = {}
  }
  assert {
    condition     = length(kubernetes_service_v1.door) == 0 && length(kubernetes_network_policy_v1.door_in) == 0 && length(kubernetes_network_policy_v1.doors_out) == 0
    error_message = "a way is left"
  }
  assert {
    condition     = local.open_of_region.mirrored == false
    error_message = "nobody mirrors a region that is alone"
  }
}

# What is refused; each names the input that is wrong.

run "a_zone_of_another_place" {
  command = plan
  variables {
    location = { cloud_region = "eu-central-1", zones = ["eu-central-1a", "eu-central-1b", "us-east-1a"], network = "10.1.0.0/16" }
  }
  expect_failures = [var.location]
}

run "two_zones" {
  command = plan
  variables {
    location = { cloud_region = "eu-central-1", zones = ["eu-central-1a", "eu-central-1b"], network = "10.1.0.0/16" }
  }
  expect_failures = [var.location]
}

run "a_network_that_is_none" {
  command = plan
  variables {
    location = { cloud_region = "eu-central-1", zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"], network = "everywhere" }
  }
  expect_failures = [var.location]
}

run "a_cluster_that_stands_elsewhere" {
  command = plan
  variables {
    location = { cloud_region = "us-east-1", zones = ["us-east-1a", "us-east-1b", "us-east-1c"], network = "10.2.0.0/16" }
  }
  expect_failures = [kubernetes_namespace_v1.region]
}

run "an_image_by_its_tag" {
  command = plan
  variables {
    image = "registry.example.org/meridian:latest"
  }
  expect_failures = [var.image]
}

run "one_gateway" {
  command = plan
  variables {
    scale = { gateway = 1 }
  }
  expect_failures = [var.scale]
}

run "more_workers_than_numbers" {
  command = plan
  variables {
    scale = { worker = 30 }
  }
  expect_failures = [var.scale]
}

run "itself_as_another" {
  command = plan
  variables {
    others = { eu = { door = "door.eu.example.org:7401", network = "10.3.0.0/16" } }
  }
  expect_failures = [var.others]
}

run "another_in_the_same_network" {
  command = plan
  variables {
    others = { ap = { door = "door.ap.example.org:7401", network = "10.1.0.0/16" } }
  }
  expect_failures = [var.others]
}

run "no_point_of_presence" {
  command = plan
  variables {
    zone_of_pop = {}
  }
  expect_failures = [var.zone_of_pop]
}

run "no_policy" {
  command = plan
  variables {
    first_policy = "{}"
  }
  expect_failures = [var.first_policy]
}

run "no_revision_of_keys" {
  command = plan
  variables {
    keys_revision = 0
  }
  expect_failures = [var.keys_revision]
}

run "two_brokers" {
  command = plan
  variables {
    engines = merge(var.engines, { kafka = merge(var.engines.kafka, { brokers = ["kafka-1:9092", "kafka-2:9092"] }) })
  }
  expect_failures = [var.engines]
}

run "two_nodes_of_cassandra" {
  command = plan
  variables {
    engines = merge(var.engines, { cassandra = merge(var.engines.cassandra, { contactPoints = ["cassandra-1", "cassandra-2"] }) })
  }
  expect_failures = [var.engines]
}

run "four_servers_of_zookeeper" {
  command = plan
  variables {
    engines = merge(var.engines, { zookeeper = { servers = ["zookeeper-1:2181", "zookeeper-2:2181", "zookeeper-3:2181", "zookeeper-4:2181"] } })
  }
  expect_failures = [var.engines]
}

run "postgres_without_a_standby" {
  command = plan
  variables {
    engines = merge(var.engines, { postgres = merge(var.engines.postgres, { servers = ["postgres-1:5432"] }) })
  }
  expect_failures = [var.engines]
}

run "two_masters_of_redis" {
  command = plan
  variables {
    engines = merge(var.engines, { redis = { nodes = ["redis-1:6379", "redis-2:6379"] } })
  }
  expect_failures = [var.engines]
}

run "a_key_that_is_short" {
  command = plan
  variables {
    keys = merge(var.keys, { directory = "c" })
  }
  expect_failures = [var.keys]
}

run "a_point_of_presence_without_a_key" {
  command = plan
  variables {
    keys = merge(var.keys, { envelopes = { fra = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" } })
  }
  expect_failures = [var.keys]
}

run "another_region_without_a_secret" {
  command = plan
  variables {
    keys = merge(var.keys, { pairs = {} })
  }
  expect_failures = [var.keys]
}

run "an_engine_that_asks_nobody" {
  command = plan
  variables {
    keys = merge(var.keys, { kafka = "" })
  }
  expect_failures = [var.keys]
}
