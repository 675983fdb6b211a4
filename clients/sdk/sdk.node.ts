/** The SDK's door on Node. */
import { fileStore } from './file-store.node.ts'
import { Meridian, type MeridianOptions } from './meridian.ts'
import { connectByWs, nodePorts } from './node.node.ts'
import { memoryStore } from './ports.ts'

export * from './sdk.ts'
export { fileStore, memoryStore }

export type OpenOptions = Pick<MeridianOptions, 'url' | 'name' | 'password' | 'store'>

/** Resolves when the store is open; a new install signs in first. Throws `MeridianError`. */
export const openMeridian = (options: OpenOptions): Promise<Meridian> =>
  Meridian.open({ ...nodePorts, connect: connectByWs, ...options })
