# What a region is told. Where it is comes first: everything that keeps data takes its place from there.

variable "region" {
  description = "A line of regions.auto.tfvars.json: who it is, and whose law holds where it stands."
  type = object({
    alias = string
    name  = string
    law   = string
  })
}

variable "location" {
  description = "Where it stands: region and zones of the cloud, and the one network in which its engines and its nodes are."
  type = object({
    cloud_region = string
    zones        = set(string)
    network      = string
  })

  validation {
    condition     = alltrue([for zone in var.location.zones : startswith(zone, var.location.cloud_region)])
    error_message = "A zone lies outside of the region: `${join(", ", var.location.zones)}` are not all in `${var.location.cloud_region}`."
  }
  validation {
    condition     = length(var.location.zones) >= 3
    error_message = "Three zones are needed: one may be away, and two of three copies must still answer."
  }
  validation {
    condition     = can(cidrnetmask(var.location.network))
    error_message = "`${var.location.network}` is no network: give address and length, as 10.1.0.0/16."
  }
}

variable "storage" {
  description = "Who makes volumes in this cloud. Where they lie is not said here: it follows from the location."
  type = object({
    provisioner = string
    parameters  = optional(map(string), {})
  })
}

variable "image" {
  description = "Node 24 and this repository with its packages; named by its content, so that all nodes run the same."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "An image is named by its content (`…@sha256:…`): a tag may be another one tomorrow."
  }
}

variable "scale" {
  description = "How many processes of each kind. Two of each: one may be away."
  type = object({
    gateway = optional(number, 2)
    worker  = optional(number, 3)
    api     = optional(number, 2)
    stream  = optional(number, 2)
  })
  default = {}

  validation {
    condition     = alltrue([for count in values(var.scale) : count >= 2])
    error_message = "Each kind needs two processes: with one, people of the region wait whenever its node is replaced."
  }
  validation {
    condition     = var.scale.worker <= 29 && var.scale.api <= 16 && var.scale.stream <= 16
    error_message = "A region has at most 29 workers, 16 API processes and 16 stream processes: message ids have numbers for no more."
  }
}

variable "others" {
  description = "Regions that this one may talk to, by alias: the name of their doors, and the network from which they come."
  type = map(object({
    door    = string
    network = string
  }))
  default = {}

  validation {
    condition     = !contains(keys(var.others), var.region.alias)
    error_message = "A region is no other region of its own."
  }
  validation {
    condition     = alltrue([for other in var.others : other.network != var.location.network])
    error_message = "Another region is given this region's own network: then nothing would keep the two apart."
  }
}

variable "zone_of_pop" {
  description = "Zone of the people who sign up through a point of presence."
  type        = map(string)

  validation {
    condition     = length(var.zone_of_pop) > 0
    error_message = "Without a point of presence nobody reaches this region."
  }
}

variable "first_policy" {
  description = "What a region without any policy begins with: keys of the policy log and its versions, as JSON. It is signed, and no secret."
  type        = string

  validation {
    condition     = can(jsondecode(var.first_policy).rings[0]) && can(jsondecode(var.first_policy).published[0])
    error_message = "This is no beginning of a policy log: it has no ring of keys or no published version."
  }
}

variable "entrance" {
  description = "How edges come in: names under `domain` for each gateway and API process, through this controller."
  type = object({
    domain      = string
    class       = string
    namespace   = string
    certificate = string
    annotations = optional(map(string), {})
  })
}

variable "door_annotations" {
  description = "What this cloud wants to be told for a balancer that only private networks reach."
  type        = map(string)
  default     = {}
}

variable "monitoring_namespace" {
  description = "From where /metrics is read."
  type        = string
  default     = "monitoring"
}
