# Mirrors of one region, in the region that the records come from: what may not leave is never fetched by
# anybody abroad.

variable "region" {
  description = "A line of regions.auto.tfvars.json, with the regions that the policy lets anything of this one go to."
  type = object({
    alias    = string
    law      = string
    flows_to = set(string)
  })
}

variable "cloud_region" {
  description = "Where the region stands: mirrors run on its nodes and nowhere else."
  type        = string
}

variable "network" {
  description = "The region's own network, in which its Kafka is."
  type        = string
}

variable "namespace" {
  type = string
}

variable "operators" {
  description = "The operator's doors of those that may keep the region; the one that does says which flows may carry."
  type        = list(string)
}

variable "image" {
  description = "That of the region with a JVM, `setpriv`, and the jars of Kafka and MirrorMaker in `jars`."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "An image is named by its content (`…@sha256:…`): a tag may be another one tomorrow."
  }
}

variable "java" {
  type    = string
  default = "java"
}

variable "jars" {
  type    = string
  default = "/meridian/jars"
}

variable "kafka" {
  description = "The region's own Kafka: `brokers` where rights are given, `guarded` where everybody says who they are."
  type        = object({ brokers = list(string), user = string, guarded = list(string) })
}

variable "flows" {
  description = "Regions that its lanes are carried to, by alias."
  type = map(object({
    network = string
    kafka   = object({ brokers = list(string), user = string, guarded = list(string) })
  }))

  validation {
    condition     = length(setsubtract(keys(var.flows), var.region.flows_to)) == 0
    error_message = "The policy lets nothing of `${var.region.alias}` go to ${join(", ", setsubtract(keys(var.flows), var.region.flows_to))}: there can be no flow."
  }
  validation {
    condition     = alltrue([for flow in var.flows : length(setintersection(flow.kafka.guarded, var.kafka.guarded)) == 0])
    error_message = "A flow has a broker at both ends: one of the addresses is the other region's."
  }
  validation {
    condition     = alltrue([for flow in var.flows : length(flow.kafka.guarded) >= 3])
    error_message = "The Kafka at the end of a flow needs three brokers: two must have what is carried."
  }
}

variable "keys" {
  description = "Passwords, as the Kafkas have them: of who gives rights, by alias of the region, and of each flow's own user."
  ephemeral   = true
  sensitive   = true
  type = object({
    kafka = map(string)
    # Alias of the target to the password of `mirror-FROM-TO` at each end.
    flows = map(object({ source = string, target = string }))
  })

  validation {
    condition     = length(setsubtract(keys(var.flows), keys(var.keys.flows))) == 0
    error_message = "A flow has no user of its own: one name for each direction, so that each can be given and taken its rights alone."
  }
  validation {
    condition     = alltrue([for flow in values(var.keys.flows) : alltrue([for password in [flow.source, flow.target] : can(regex("^[A-Za-z0-9_-]{16,}$", password))])])
    error_message = "A password of a flow is 16 or more of letters, digits, `_` and `-`: it stands between quotes in one line of a file."
  }
  validation {
    condition     = length(setsubtract(concat(keys(var.flows), [var.region.alias]), keys(var.keys.kafka))) == 0
    error_message = "There is no password for the Kafka of a region, where rights are given."
  }
}

variable "keys_revision" {
  description = "Count it up when a key changes."
  type        = number
}
