# What is the operator's to say: which regions run, and where each of them is.

variable "here" {
  description = "By alias, the regions that run here."
  type = map(object({
    # Context of the kubeconfig.
    cluster  = string
    location = object({ cloud_region = string, zones = set(string), network = string })
    storage  = object({ provisioner = string, parameters = optional(map(string), {}) })
    # `host:port` under which other regions reach its doors, one of each keeper: the name has the addresses of both.
    door             = string
    door_annotations = optional(map(string), {})
    entrance         = object({ domain = string, class = string, namespace = string, certificate = string, annotations = optional(map(string), {}) })
    scale            = optional(object({ gateway = optional(number), worker = optional(number), api = optional(number), stream = optional(number) }), {})
    engines = object({
      kafka     = object({ brokers = list(string), user = string, guarded = list(string) })
      cassandra = object({ contactPoints = list(string), port = number, dataCenter = string })
      redis     = object({ nodes = list(string) })
      postgres  = object({ servers = list(string), user = string, database = string })
      zookeeper = object({ servers = list(string) })
      flink     = optional(object({ rest = string, gateway = string }))
    })
  }))

  validation {
    condition     = length(setsubtract(keys(var.here), keys(var.regions))) == 0
    error_message = "There is no region ${join(", ", setsubtract(keys(var.here), keys(var.regions)))}: a new one begins in protocol/places.ts and in the policy."
  }
  # Of two networks, that one is in the other: both are cut to the shorter of their lengths and then are the same.
  validation {
    condition = alltrue(flatten([
      for one, left in var.here : [
        for other, right in var.here : one == other || (
          cidrhost("${split("/", left.location.network)[0]}/${min(split("/", left.location.network)[1], split("/", right.location.network)[1])}", 0) !=
          cidrhost("${split("/", right.location.network)[0]}/${min(split("/", left.location.network)[1], split("/", right.location.network)[1])}", 0)
        )
      ]
    ]))
    error_message = "Networks of two regions overlap: then an address does not say in which region it is."
  }
  validation {
    condition     = length(distinct([for region in var.here : region.cluster])) == length(var.here)
    error_message = "Two regions are given one cluster: what one keeps would lie with the other."
  }
  validation {
    condition     = length(distinct([for region in var.here : region.location.cloud_region])) == length(var.here)
    error_message = "Two regions are in one place of the cloud."
  }
}

variable "kubeconfig" {
  type    = string
  default = "~/.kube/config"
}

variable "image" {
  type = string
}

variable "mirror_image" {
  description = "With a JVM and MirrorMaker (modules/replication)."
  type        = string
}

variable "first_policy" {
  description = "Beginning of the policy log, the same everywhere."
  type        = string
}

variable "edge" {
  type = object({
    account_id   = string
    zone_id      = string
    domain       = string
    bundle       = string
    operator_key = string
    region_map   = optional(string)
    # Laws under which Cloudflare can be told to process requests; points of presence under others are not its.
    laws = optional(set(string), ["EU", "US", "SG"])
  })
}

variable "keys" {
  description = "All secrets, from where they are kept: TF_VAR_keys, and in no file (infra/README.md)."
  ephemeral   = true
  sensitive   = true
  type = object({
    directory = string
    sync      = string
    regions = map(object({
      envelopes = map(string)
      internal  = string
      operator  = string
      kafka     = string
      postgres  = string
    }))
    # `ap eu`: aliases in order, to what the two share.
    pairs = map(string)
    # `eu us`: from and to, to the passwords of that flow's user at both ends.
    flows = map(object({ source = string, target = string }))
  })
}

variable "keys_revision" {
  description = "Count it up when a key changes."
  type        = number
}
