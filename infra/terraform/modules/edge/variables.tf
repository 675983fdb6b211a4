variable "account_id" {
  type = string
}

variable "zone_id" {
  description = "The domain's zone at Cloudflare."
  type        = string
}

variable "domain" {
  description = "Each point of presence is a name under it: fra.chat.example.org."
  type        = string
}

variable "regions" {
  description = "Lines of regions.auto.tfvars.json, of the regions that run, by alias."
  type        = map(object({ name = string, law = string }))

  validation {
    condition     = length(var.regions) > 0
    error_message = "An edge without a region has nowhere to send anyone."
  }
}

variable "points_of_presence" {
  description = "From regions.auto.tfvars.json: the zone of who signs up there, and the region whose law holds there."
  type        = map(object({ zone = string, region = string }))

  validation {
    condition     = alltrue([for pop in var.points_of_presence : contains(keys(var.regions), pop.region)])
    error_message = "A point of presence stands under the law of a region that does not run."
  }
}

variable "processed_in" {
  description = "Law to the key of the part of the world in which Cloudflare ends TLS and runs the Worker (Regional Services)."
  type        = map(string)
  default = {
    EU = "eu"
    US = "us"
    SG = "sg"
  }

  validation {
    condition     = alltrue([for pop in var.points_of_presence : contains(keys(var.processed_in), try(var.regions[pop.region].law, ""))])
    error_message = "A point of presence stands under a law for which nobody has said where requests are processed: without that, they are processed anywhere."
  }
}

variable "bundle" {
  description = "The Worker as one file: `npm run check` leaves it at node_modules/.cache/meridian/edge/worker.js."
  type        = string
}

variable "operator_key" {
  description = "Public key, as JWK, of who signs the region map."
  type        = string

  validation {
    condition     = can(jsondecode(var.operator_key).x) && !can(jsondecode(var.operator_key).d)
    error_message = "This is no public key; `d` is the half that never leaves whoever signs."
  }
}

variable "region_map" {
  description = "The signed region map. Absent: the edge waits for one."
  type        = string
  default     = null

  validation {
    condition     = var.region_map == null || can(regex("^[\\w-]+\\.[\\w-]+\\.[\\w-]+$", var.region_map))
    error_message = "A region map is signed: three parts with points between them."
  }
}
