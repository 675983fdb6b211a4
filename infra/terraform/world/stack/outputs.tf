output "entry" {
  value = module.region.entry
}

output "users" {
  value = concat([], [for mirrors in module.mirrors : values(mirrors.users)]...)
}
