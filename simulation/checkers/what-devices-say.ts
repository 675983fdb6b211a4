/** What devices notice themselves: broken chains, verdicts that changed, sends without an answer (S3, W4). */
import type { Checker, History } from './checker.ts'

export const complaints: Checker<History> = {
  atLeast: 5,
  judges: 'devices',
  judge: (world, say) => {
    for (const device of world.devices) for (const complaint of device.complaints) say(complaint)
    return world.devices.length
  },
}

/** Everything said has an answer once everything works again. */
export const liveness: Checker<History> = {
  atLeast: 50,
  judges: 'sends',
  judge: (world, say) => {
    let judged = 0
    for (const device of world.devices) {
      const open = device.outbox.filter(({ verdict, givenUp }) => verdict === undefined && givenUp !== true)
      if (open.length > 0) say(`${open.length} sends of a device have no answer`)
      judged += device.outbox.length
    }
    return judged
  },
}
