/**
 * Names inside a body are the only content a fold reads. A body that is none is no reason to stop a
 * chain: the command is refused.
 */
import { type GroupProfile, type Profile, readGroupProfile, readProfile } from '../../protocol/cold-messages.ts'

const nothing = new Uint8Array(0)

export function profileIn(body: Uint8Array | undefined): Profile | undefined {
  try {
    return readProfile(body ?? nothing)
  } catch {
    return undefined
  }
}

export function groupProfileIn(body: Uint8Array | undefined): GroupProfile | undefined {
  try {
    return readGroupProfile(body ?? nothing)
  } catch {
    return undefined
  }
}
