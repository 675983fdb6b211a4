variable "alias" {
  type = string
}

variable "world" {
  description = "All that is no secret, of all regions, as world/variables.tf has checked it: a region is told of others what its own needs."
  type        = any
}

variable "keys" {
  ephemeral = true
  sensitive = true
  type      = any
}
