output "urls" {
  value = { for pop, host in local.hosts : pop => "https://${host}" }
}

output "scripts" {
  description = "Where ENVELOPE_KEYS and NETWORK_KEY are put: `wrangler secret put ENVELOPE_KEYS --name …`."
  value       = { for pop, script in cloudflare_workers_script.pop : pop => script.script_name }
}
