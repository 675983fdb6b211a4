# Four regions as they are to be; the table of regions is the real one.

mock_provider "cloudflare" {
  mock_resource "cloudflare_workers_kv_namespace" {
    defaults = { id = "region-maps" }
  }
}
mock_provider "kubernetes" {
  alias = "eu"
}
mock_provider "kubernetes" {
  alias = "us"
}
mock_provider "kubernetes" {
  alias = "ap"
}
mock_provider "kubernetes" {
  alias = "cn"
}

override_data {
  target = module.eu[0].module.region.data.kubernetes_nodes.all
  values = { nodes = [{ metadata = [{ labels = { "topology.kubernetes.io/region" = "eu-central-1" } }] }] }
}

override_data {
  target = module.us[0].module.region.data.kubernetes_nodes.all
  values = { nodes = [{ metadata = [{ labels = { "topology.kubernetes.io/region" = "us-east-1" } }] }] }
}

override_data {
  target = module.ap[0].module.region.data.kubernetes_nodes.all
  values = { nodes = [{ metadata = [{ labels = { "topology.kubernetes.io/region" = "ap-southeast-1" } }] }] }
}

override_data {
  target = module.cn[0].module.region.data.kubernetes_nodes.all
  values = { nodes = [{ metadata = [{ labels = { "topology.kubernetes.io/region" = "cn-north-1" } }] }] }
}

variables {
  image        = "registry.example.org/meridian@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  mirror_image = "registry.example.org/meridian-mirror@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  first_policy = "{\"origin\":\"example.org/policy\",\"rings\":[{}],\"published\":[{}]}"
  edge = {
    account_id   = "account"
    zone_id      = "zone"
    domain       = "chat.example.org"
    bundle       = "../modules/edge/tests/worker.js"
    operator_key = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}"
  }
  here = {
    eu = {
      cluster  = "meridian-eu"
      location = { cloud_region = "eu-central-1", zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"], network = "10.1.0.0/16" }
      storage  = { provisioner = "ebs.csi.aws.com" }
      door     = "door.eu.example.org:7401"
      entrance = { domain = "eu.example.org", class = "nginx", namespace = "ingress-nginx", certificate = "eu-example-org" }
      engines = {
        kafka     = { brokers = ["kafka-1.eu:9092", "kafka-2.eu:9092", "kafka-3.eu:9092"], user = "meridian", guarded = ["kafka-1.eu:9093", "kafka-2.eu:9093", "kafka-3.eu:9093"] }
        cassandra = { contactPoints = ["cassandra-1.eu", "cassandra-2.eu", "cassandra-3.eu"], port = 9042, dataCenter = "eu" }
        redis     = { nodes = ["redis-1.eu:6379", "redis-2.eu:6379", "redis-3.eu:6379"] }
        postgres  = { servers = ["postgres-1.eu:5432", "postgres-2.eu:5432"], user = "meridian", database = "meridian" }
        zookeeper = { servers = ["zookeeper-1.eu:2181", "zookeeper-2.eu:2181", "zookeeper-3.eu:2181"] }
      }
    }
    us = {
      cluster  = "meridian-us"
      location = { cloud_region = "us-east-1", zones = ["us-east-1a", "us-east-1b", "us-east-1c"], network = "10.2.0.0/16" }
      storage  = { provisioner = "ebs.csi.aws.com" }
      door     = "door.us.example.org:7401"
      entrance = { domain = "us.example.org", class = "nginx", namespace = "ingress-nginx", certificate = "us-example-org" }
      engines = {
        kafka     = { brokers = ["kafka-1.us:9092", "kafka-2.us:9092", "kafka-3.us:9092"], user = "meridian", guarded = ["kafka-1.us:9093", "kafka-2.us:9093", "kafka-3.us:9093"] }
        cassandra = { contactPoints = ["cassandra-1.us", "cassandra-2.us", "cassandra-3.us"], port = 9042, dataCenter = "us" }
        redis     = { nodes = ["redis-1.us:6379", "redis-2.us:6379", "redis-3.us:6379"] }
        postgres  = { servers = ["postgres-1.us:5432", "postgres-2.us:5432"], user = "meridian", database = "meridian" }
        zookeeper = { servers = ["zookeeper-1.us:2181", "zookeeper-2.us:2181", "zookeeper-3.us:2181"] }
      }
    }
    ap = {
      cluster  = "meridian-ap"
      location = { cloud_region = "ap-southeast-1", zones = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"], network = "10.3.0.0/16" }
      storage  = { provisioner = "ebs.csi.aws.com" }
      door     = "door.ap.example.org:7401"
      entrance = { domain = "ap.example.org", class = "nginx", namespace = "ingress-nginx", certificate = "ap-example-org" }
      engines = {
        kafka     = { brokers = ["kafka-1.ap:9092", "kafka-2.ap:9092", "kafka-3.ap:9092"], user = "meridian", guarded = ["kafka-1.ap:9093", "kafka-2.ap:9093", "kafka-3.ap:9093"] }
        cassandra = { contactPoints = ["cassandra-1.ap", "cassandra-2.ap", "cassandra-3.ap"], port = 9042, dataCenter = "ap" }
        redis     = { nodes = ["redis-1.ap:6379", "redis-2.ap:6379", "redis-3.ap:6379"] }
        postgres  = { servers = ["postgres-1.ap:5432", "postgres-2.ap:5432"], user = "meridian", database = "meridian" }
        zookeeper = { servers = ["zookeeper-1.ap:2181", "zookeeper-2.ap:2181", "zookeeper-3.ap:2181"] }
      }
    }
    cn = {
      cluster  = "meridian-cn"
      location = { cloud_region = "cn-north-1", zones = ["cn-north-1a", "cn-north-1b", "cn-north-1c"], network = "10.4.0.0/16" }
      storage  = { provisioner = "ebs.csi.aws.com" }
      door     = "door.cn.example.org:7401"
      entrance = { domain = "cn.example.org", class = "nginx", namespace = "ingress-nginx", certificate = "cn-example-org" }
      engines = {
        kafka     = { brokers = ["kafka-1.cn:9092", "kafka-2.cn:9092", "kafka-3.cn:9092"], user = "meridian", guarded = ["kafka-1.cn:9093", "kafka-2.cn:9093", "kafka-3.cn:9093"] }
        cassandra = { contactPoints = ["cassandra-1.cn", "cassandra-2.cn", "cassandra-3.cn"], port = 9042, dataCenter = "cn" }
        redis     = { nodes = ["redis-1.cn:6379", "redis-2.cn:6379", "redis-3.cn:6379"] }
        postgres  = { servers = ["postgres-1.cn:5432", "postgres-2.cn:5432"], user = "meridian", database = "meridian" }
        zookeeper = { servers = ["zookeeper-1.cn:2181", "zookeeper-2.cn:2181", "zookeeper-3.cn:2181"] }
      }
    }
  }
  keys = {
    directory = "ddddddddddddddddddddddddddddddddddddddddddd"
    sync      = "sssssssssssssssssssssssssssssssssssssssssss"
    regions = {
      ap = {
        envelopes = { fra = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", iad = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", sin = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", pek = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww" }
        internal  = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
        operator  = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
        kafka     = "of-kafka"
        postgres  = "of-postgres"
      }
      cn = {
        envelopes = { fra = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", iad = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", sin = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", pek = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" }
        internal  = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        operator  = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        kafka     = "of-kafka"
        postgres  = "of-postgres"
      }
      eu = {
        envelopes = { fra = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", iad = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", sin = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", pek = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" }
        internal  = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
        operator  = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
        kafka     = "of-kafka"
        postgres  = "of-postgres"
      }
      us = {
        envelopes = { fra = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", iad = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", sin = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", pek = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" }
        internal  = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
        operator  = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
        kafka     = "of-kafka"
        postgres  = "of-postgres"
      }
    }
    pairs = {
      "ap cn" = "ppppppppppppppppppppppppppppppppppppppppppp"
      "ap eu" = "ppppppppppppppppppppppppppppppppppppppppppp"
      "ap us" = "ppppppppppppppppppppppppppppppppppppppppppp"
      "cn eu" = "ppppppppppppppppppppppppppppppppppppppppppp"
      "cn us" = "ppppppppppppppppppppppppppppppppppppppppppp"
      "eu us" = "ppppppppppppppppppppppppppppppppppppppppppp"
    }
    flows = {
      "ap cn" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "ap eu" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "ap us" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "cn ap" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "cn eu" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "cn us" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "eu ap" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "eu cn" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "eu us" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "us ap" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "us cn" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
      "us eu" = { source = "of-the-flow-at-its-source", target = "of-the-flow-at-its-target" }
    }
  }
  keys_revision = 1
}

run "regions_share_nothing_that_keeps_anything" {
  command = plan

  assert {
    condition     = length(module.eu) == 1 && length(module.us) == 1 && length(module.ap) == 1 && length(module.cn) == 1
    error_message = "a region that is given a place is built"
  }
  assert {
    condition     = [for region in output.region_map.regions : region.name] == ["eu-central", "us-east", "ap-southeast", "cn-north"]
    error_message = jsonencode(output.region_map)
  }
  assert {
    condition     = output.region_map.pops == { fra = { zone = "EU", region = "eu-central" }, iad = { zone = "US", region = "us-east" }, sin = { zone = "SG", region = "ap-southeast" }, pek = { zone = "CN", region = "cn-north" } }
    error_message = jsonencode(output.region_map.pops)
  }
  assert {
    condition     = output.mirror_users == tolist(flatten([for from in ["ap", "cn", "eu", "us"] : [for to in ["ap", "cn", "eu", "us"] : "mirror-${from}-${to}" if from != to]]))
    error_message = jsonencode(output.mirror_users)
  }
  # No Worker runs under the law of CN.
  assert {
    condition     = output.edges == { fra = "https://fra.chat.example.org", iad = "https://iad.chat.example.org", sin = "https://sin.chat.example.org" }
    error_message = jsonencode(output.edges)
  }
}

run "where_the_policy_lets_nothing_go_there_is_no_flow" {
  command = plan
  variables {
    regions = {
      eu = { number = 1, name = "eu-central", city = "Frankfurt", law = "EU", zones = ["EU"], flows_to = ["us"] }
      us = { number = 2, name = "us-east", city = "Ashburn", law = "US", zones = ["US"], flows_to = ["eu"] }
      ap = { number = 3, name = "ap-southeast", city = "Singapore", law = "SG", zones = ["SG"], flows_to = [] }
      cn = { number = 4, name = "cn-north", city = "Beijing", law = "CN", zones = ["CN"], flows_to = [] }
    }
    points_of_presence = {
      fra = { city = "Frankfurt", zone = "EU", region = "eu" }
    }
  }
  assert {
    condition     = output.mirror_users == tolist(["mirror-eu-us", "mirror-us-eu"])
    error_message = jsonencode(output.mirror_users)
  }
}

# What is refused; each names the input that is wrong.

run "a_region_of_no_table" {
  command = plan
  variables {
    here = { eu = var.here.eu, sa = var.here.us, ap = var.here.ap }
  }
  expect_failures = [var.here]
}

run "a_network_in_another" {
  command = plan
  variables {
    here = merge(var.here, { us = merge(var.here.us, { location = merge(var.here.us.location, { network = "10.1.128.0/17" }) }) })
  }
  expect_failures = [var.here]
}

run "one_cluster_for_two_regions" {
  command = plan
  variables {
    here = merge(var.here, { us = merge(var.here.us, { cluster = "meridian-eu" }) })
  }
  expect_failures = [var.here]
}

run "one_place_for_two_regions" {
  command = plan
  variables {
    here = merge(var.here, { us = merge(var.here.us, { location = merge(var.here.eu.location, { network = "10.2.0.0/16" }) }) })
  }
  expect_failures = [var.here]
}
