/**
 * What a document permits beside flows: between which zones a person may be re-homed, and in which modes
 * a group may reach members elsewhere. No cell of the table says it, and giving more of it is a change
 * that people must see and approve like any other that opens something.
 */
import type { PolicyDocument } from '../document/policy-document.ts'

export type Permission =
  | { readonly permits: 're-home'; readonly from: string; readonly to: string }
  | { readonly permits: 'group-mode'; readonly mode: 'replicate' | 'pointer' }

export function permissionsOf({ groups, rehoming }: PolicyDocument): Permission[] {
  const moves = (rehoming?.allowed ?? []).map(([from, to]): Permission => ({ permits: 're-home', from, to }))
  const modes = (groups?.modes ?? []).flatMap((mode): Permission[] =>
    // To deny is no permission.
    mode === 'deny' ? [] : [{ permits: 'group-mode', mode }],
  )
  return [...moves, ...modes]
}

export function permissionText(permission: Permission): string {
  switch (permission.permits) {
    case 're-home':
      return `re-home ${permission.from} → ${permission.to}`
    case 'group-mode':
      return `groups ${permission.mode}`
  }
}

/** Those of `some` that are not in `others`. */
export function permissionsBeyond(some: readonly Permission[], others: readonly Permission[]): Permission[] {
  const known = new Set(others.map(permissionText))
  return some.filter((permission) => !known.has(permissionText(permission)))
}
