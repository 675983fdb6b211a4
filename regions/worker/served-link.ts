/** A worker's link to one gateway, which can be told that the gateway is gone. */
import type { WorkerLink } from './worker-link.ts'

export interface ServedLink extends WorkerLink {
  lost(): void
}
