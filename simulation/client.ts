/**
 * What the world, the workload and the checkers know of a device, whatever runs in it: the model of
 * `device.ts`, straight on the worker's port, or the SDK behind a gateway (`sdk-device.ts`).
 */
import type { Device } from './device.ts'

export type Client = Pick<
  Device,
  | 'user'
  | 'key'
  | 'number'
  | 'region'
  | 'outbox'
  | 'accepted'
  | 'rows'
  | 'groupRows'
  | 'complaints'
  | 'connected'
  | 'connect'
  | 'disconnect'
  | 'lost'
  | 'say'
  | 'sayToGroup'
  | 'command'
  | 'sync'
>
