terraform {
  required_version = ">= 1.11"
  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 2.38"
    }
    cloudflare = {
      source  = "cloudflare/cloudflare"
      version = "~> 5.14"
    }
  }
}

# One for each region: what is meant for one cluster cannot reach another. A region that is not run has none.
provider "kubernetes" {
  alias          = "eu"
  config_path    = var.kubeconfig
  config_context = try(var.here["eu"].cluster, null)
}
provider "kubernetes" {
  alias          = "us"
  config_path    = var.kubeconfig
  config_context = try(var.here["us"].cluster, null)
}
provider "kubernetes" {
  alias          = "ap"
  config_path    = var.kubeconfig
  config_context = try(var.here["ap"].cluster, null)
}
provider "kubernetes" {
  alias          = "cn"
  config_path    = var.kubeconfig
  config_context = try(var.here["cn"].cluster, null)
}
# Its token is in CLOUDFLARE_API_TOKEN.
provider "cloudflare" {}
