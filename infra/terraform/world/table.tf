# What regions.auto.tfvars.json says: written from protocol/places.ts and the policy, never by hand.

variable "regions" {
  description = "All regions there can be, by alias."
  type = map(object({
    number   = number
    name     = string
    city     = string
    law      = string
    zones    = set(string)
    flows_to = set(string)
  }))
}

variable "points_of_presence" {
  type = map(object({ city = string, zone = string, region = string }))
}
