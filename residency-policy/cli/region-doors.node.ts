/** The regions of the installation on this machine, asked through their operator listeners. */
import { MeridianError } from '../../protocol/errors.ts'
import { CommandFailed } from '../../protocol/operator/exit.ts'
import { askRegion, readWorld, type WorldRegion } from '../../protocol/operator/world-file.node.ts'
import { NoAnswer, type PolicyDoor, type RegionPolicy } from '../publish/activation.ts'

export interface Door extends PolicyDoor {
  readonly alias: string
  post(path: '/policy/stop' | '/policy/resume', body: object): Promise<RegionPolicy>
}

export const doorsOf = (data: string): Door[] =>
  readWorld(data).regions.map(({ alias, name }: WorldRegion) => {
    const ask = <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
      askRegion<T>(data, alias, method, path, body).catch(noAnswer)
    return {
      alias,
      region: name,
      state: () => ask<RegionPolicy>('GET', '/policy'),
      takeRings: (rings) => ask('POST', '/policy/rings', { rings }),
      take: (published) => ask('POST', '/policy/releases', published),
      activate: (version, reason, early) =>
        ask<RegionPolicy>('POST', '/policy/activate', { version, reason, ...(early && { early }) }),
      post: (path, body) => ask<RegionPolicy>('POST', path, body),
    }
  })

function noAnswer(caught: unknown): never {
  throw caught instanceof CommandFailed ? new NoAnswer(caught.message) : caught
}

/** What a region said: a region that does not answer has neither. */
export interface Answer {
  readonly door: Door
  readonly state?: RegionPolicy
  readonly refused?: MeridianError
}

/** Asks all of them, whatever the others say: in an emergency each one counts. */
export const askAll = (doors: readonly Door[], ask: (door: Door) => Promise<RegionPolicy>): Promise<Answer[]> =>
  Promise.all(
    doors.map(async (door): Promise<Answer> => {
      try {
        return { door, state: await ask(door) }
      } catch (caught) {
        if (caught instanceof MeridianError) return { door, refused: caught }
        if (caught instanceof NoAnswer) return { door }
        throw caught
      }
    }),
  )

export const failureOf = (refused: MeridianError | undefined): string =>
  refused === undefined ? 'does not answer' : `refuses: ${refused.detail.because ?? refused.message}`
