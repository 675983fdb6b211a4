/** How a region's mirrors are, as they write it down every second for whoever looks from outside. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FlowReport } from '../../replication/mirror-maker/flow-supervisor.ts'

export interface MirrorState {
  readonly alias: string
  /** When it was written. */
  readonly at: number
  readonly flows: readonly FlowReport[]
}

/** Of all mirrors of a world that lies in `data`; none where it never had any. */
export function mirrorStatesIn(data: string): MirrorState[] {
  const folder = join(data, 'mirror')
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join(folder, name, 'state.json'), 'utf8')) as MirrorState]
    } catch {
      return []
    }
  })
}
