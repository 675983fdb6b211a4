# Secrets of a region. They are ephemeral: Terraform hands them to the cluster and keeps them neither in
# its state nor in a plan. Who applies takes them from where they are kept, each time.

variable "keys" {
  description = "32 random bytes each, base64url; how each is made and who shares it is in infra/README.md."
  ephemeral   = true
  sensitive   = true
  type = object({
    # Point of presence to the key with which it seals what it hands over.
    envelopes = map(string)
    # The same in all regions.
    directory = string
    sync      = string
    # Among the processes of this region.
    internal = string
    operator = string
    # Alias of another region to what the two share.
    pairs = map(string)
    # Passwords of engines, as the engines have them.
    kafka    = string
    postgres = string
  })

  validation {
    condition     = alltrue([for key in concat([var.keys.directory, var.keys.sync, var.keys.internal, var.keys.operator], values(var.keys.envelopes), values(var.keys.pairs)) : can(regex("^[A-Za-z0-9_-]{43}$", key))])
    error_message = "A key is not 32 bytes in base64url (43 characters)."
  }
  validation {
    condition     = length(setsubtract(keys(var.zone_of_pop), keys(var.keys.envelopes))) == 0
    error_message = "A point of presence has no envelope key: what it hands over would be refused."
  }
  validation {
    condition     = length(setsubtract(keys(var.others), keys(var.keys.pairs))) == 0
    error_message = "There is no secret for a region that this one talks to."
  }
  validation {
    condition     = length(var.keys.kafka) > 0 && length(var.keys.postgres) > 0
    error_message = "Kafka and PostgreSQL ask for a password: an engine that asks nobody is for one's own machine."
  }
}

variable "keys_revision" {
  description = "Count it up when a key changes. Terraform remembers no key, and so does not see that one is new."
  type        = number

  validation {
    condition     = var.keys_revision >= 1
    error_message = "Count from 1."
  }
}
