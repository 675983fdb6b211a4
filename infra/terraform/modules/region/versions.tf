# From 1.11 on, what is ephemeral stays out of state and plan: keys come in that way (keys.tf).
terraform {
  required_version = ">= 1.11"
  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 2.38"
    }
  }
}
