output "users" {
  description = "The name by which each flow is known to both Kafkas, by alias of its target."
  value       = local.users
}
