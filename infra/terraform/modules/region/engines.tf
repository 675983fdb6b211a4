# What the region stands on, given and not made here, in the words of platform/engines/engine-addresses.ts.
# With less than these numbers a region would start, and lose what it acknowledged with the first node.

variable "engines" {
  description = "Addresses of the region's own engines."
  type = object({
    kafka     = object({ brokers = list(string), user = string })
    cassandra = object({ contactPoints = list(string), port = number, dataCenter = string })
    redis     = object({ nodes = list(string) })
    postgres  = object({ servers = list(string), user = string, database = string })
    zookeeper = object({ servers = list(string) })
    flink     = optional(object({ rest = string, gateway = string }))
  })

  validation {
    condition     = length(var.engines.kafka.brokers) >= 3
    error_message = "Kafka needs three brokers: two must have what is acknowledged."
  }
  validation {
    condition     = length(var.engines.cassandra.contactPoints) >= 3
    error_message = "Name three nodes of Cassandra: a region makes as many copies as it is told of nodes, up to three."
  }
  validation {
    condition     = length(var.engines.zookeeper.servers) >= 3 && length(var.engines.zookeeper.servers) % 2 == 1
    error_message = "ZooKeeper needs an odd number of servers, three or more: half of an even number is no majority."
  }
  validation {
    condition     = length(var.engines.postgres.servers) >= 2
    error_message = "PostgreSQL needs a standby: a commit waits for it."
  }
  validation {
    condition     = length(var.engines.redis.nodes) >= 3
    error_message = "Redis Cluster needs three masters to agree that one is away."
  }
}

locals {
  # Host and port of everything that may be called; only these ports of the region's network are open to its processes.
  registry_addresses = var.engines.zookeeper.servers
  engine_addresses = concat(
    var.engines.kafka.brokers,
    [for host in var.engines.cassandra.contactPoints : "${host}:${var.engines.cassandra.port}"],
    var.engines.redis.nodes,
    var.engines.postgres.servers,
    local.registry_addresses,
    var.engines.flink == null ? [] : [for url in values(var.engines.flink) : regex("^https?://([^/]+:[0-9]+)", url)[0]],
  )
  registry_ports = sort(distinct([for address in local.registry_addresses : reverse(split(":", address))[0]]))
  engine_ports   = sort(distinct([for address in local.engine_addresses : reverse(split(":", address))[0]]))
}
