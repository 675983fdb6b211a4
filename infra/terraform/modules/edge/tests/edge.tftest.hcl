mock_provider "cloudflare" {
  mock_resource "cloudflare_workers_kv_namespace" {
    defaults = { id = "region-maps" }
  }
}

variables {
  account_id = "account"
  zone_id    = "zone"
  domain     = "chat.example.org"
  regions = {
    eu = { name = "eu-central", law = "EU" }
    ap = { name = "ap-southeast", law = "SG" }
  }
  points_of_presence = {
    fra = { zone = "EU", region = "eu" }
    sin = { zone = "SG", region = "ap" }
  }
  bundle       = "./tests/worker.js"
  operator_key = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}"
  # Signed by nobody: that is the edge's to judge, and what stands in it is ours.
  region_map = "eyJhbGciOiJFZERTQSJ9.eyJ2ZXJzaW9uIjoxLCJyZWdpb25zIjpbeyJuYW1lIjoiZXUtY2VudHJhbCIsImFsaWFzIjoiZXUifSx7Im5hbWUiOiJhcC1zb3V0aGVhc3QiLCJhbGlhcyI6ImFwIn1dLCJwb3BzIjp7ImZyYSI6eyJ6b25lIjoiRVUiLCJyZWdpb24iOiJldS1jZW50cmFsIn0sInNpbiI6eyJ6b25lIjoiU0ciLCJyZWdpb24iOiJhcC1zb3V0aGVhc3QifX19.c2lnbmVk"
}

run "each_point_of_presence_is_a_worker_under_its_law" {
  command = apply

  assert {
    condition     = output.urls == { fra = "https://fra.chat.example.org", sin = "https://sin.chat.example.org" }
    error_message = jsonencode(output.urls)
  }
  assert {
    condition     = { for pop, host in cloudflare_regional_hostname.pop : pop => host.region_key } == { fra = "eu", sin = "sg" }
    error_message = "requests are processed where another law holds"
  }
  assert {
    condition     = [for binding in cloudflare_workers_script.pop["sin"].bindings : binding.name] == ["POP", "OPERATOR_KEY", "REGION_MAPS", "REQUESTS"]
    error_message = jsonencode([for binding in cloudflare_workers_script.pop["sin"].bindings : binding.name])
  }
  # A misspelt word inside of a binding is dropped without a word: so each is asked for.
  assert {
    condition = (
      cloudflare_workers_script.pop["sin"].bindings[0].text == "sin" &&
      cloudflare_workers_script.pop["sin"].bindings[1].text == var.operator_key &&
      cloudflare_workers_script.pop["sin"].bindings[2].namespace_id == "region-maps" &&
      cloudflare_workers_script.pop["sin"].bindings[3].dataset == "meridian_edge_requests"
    )
    error_message = jsonencode(cloudflare_workers_script.pop["sin"].bindings)
  }
  assert {
    condition     = alltrue([for script in cloudflare_workers_script.pop : script.keep_bindings == toset(["secret_text"]) && alltrue([for binding in script.bindings : binding.type != "secret_text"])])
    error_message = "a key would be lost with an upload, or kept in state"
  }
  assert {
    condition     = alltrue([for script in cloudflare_workers_script.pop : !script.observability.enabled && !script.logpush]) && alltrue([for name in cloudflare_workers_script_subdomain.none : !name.enabled])
    error_message = "logs of the platform keep addresses of people, and its own names go around the law"
  }
  assert {
    condition     = cloudflare_workers_kv.current[0].namespace_id == "region-maps" && cloudflare_workers_kv.current[0].key_name == "current"
    error_message = "the edge reads its map elsewhere"
  }
}

run "an_edge_without_a_map_waits" {
  command = plan
  variables {
    region_map = null
  }
  assert {
    condition     = length(cloudflare_workers_kv.current) == 0
    error_message = "there is nothing to be put there"
  }
}

run "no_region" {
  command = plan
  variables {
    regions            = {}
    points_of_presence = {}
  }
  expect_failures = [var.regions]
}

run "a_point_of_presence_of_no_region" {
  command = plan
  variables {
    points_of_presence = { fra = { zone = "EU", region = "us" } }
  }
  expect_failures = [var.points_of_presence]
}

run "a_law_under_which_nothing_is_processed" {
  command = plan
  variables {
    regions            = { cn = { name = "cn-north", law = "CN" } }
    points_of_presence = { pek = { zone = "CN", region = "cn" } }
    region_map         = null
  }
  expect_failures = [var.processed_in]
}

run "the_private_half_of_the_operators_key" {
  command = plan
  variables {
    operator_key = "{\"x\":\"AAAA\",\"d\":\"BBBB\"}"
  }
  expect_failures = [var.operator_key]
}

run "a_map_that_is_not_signed" {
  command = plan
  variables {
    region_map = "{}"
  }
  expect_failures = [var.region_map]
}

run "a_map_of_other_regions" {
  command = plan
  variables {
    region_map = "eyJhbGciOiJFZERTQSJ9.eyJ2ZXJzaW9uIjoxLCJyZWdpb25zIjpbeyJuYW1lIjoiZXUtY2VudHJhbCIsImFsaWFzIjoiZXUifV0sInBvcHMiOnsiZnJhIjp7InpvbmUiOiJFVSIsInJlZ2lvbiI6ImV1LWNlbnRyYWwifSwic2luIjp7InpvbmUiOiJTRyIsInJlZ2lvbiI6ImFwLXNvdXRoZWFzdCJ9fX0.c2lnbmVk"
  }
  expect_failures = [cloudflare_workers_kv.current]
}

run "a_map_that_gives_people_another_zone" {
  command = plan
  variables {
    region_map = "eyJhbGciOiJFZERTQSJ9.eyJ2ZXJzaW9uIjoxLCJyZWdpb25zIjpbeyJuYW1lIjoiZXUtY2VudHJhbCIsImFsaWFzIjoiZXUifSx7Im5hbWUiOiJhcC1zb3V0aGVhc3QiLCJhbGlhcyI6ImFwIn1dLCJwb3BzIjp7ImZyYSI6eyJ6b25lIjoiRVUiLCJyZWdpb24iOiJldS1jZW50cmFsIn0sInNpbiI6eyJ6b25lIjoiRVUiLCJyZWdpb24iOiJhcC1zb3V0aGVhc3QifX19.c2lnbmVk"
  }
  expect_failures = [cloudflare_workers_kv.current]
}
