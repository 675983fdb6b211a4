/** A new device that reads everything from the first row has what the old ones have (S2, R9). */
import { Device } from '../device.ts'
import { group } from '../workload.ts'
import type { Checker } from './checker.ts'

/** Numbers above every device that people have. */
const firstFreshNumber = 90
const readMs = 5_000

export const freshDevices: Checker = {
  atLeast: 50,
  judges: 'rows read again',
  judge: async (world, say) => {
    let judged = 0
    for (const device of world.devices) {
      const fresh = new Device(device.user, firstFreshNumber + device.number, device.region, world.random)
      await world.time.settle(fresh.connect())
      await world.time.advance(readMs)
      const [a, b] = [device, fresh].map((one) =>
        one.rows.map((row) => `${row.seq}:${row.kind}:${row.place}`).join(' '),
      )
      if (a !== b)
        say(
          `a new device reads other rows than device ${device.number}: ${fresh.rows.length} instead of ${device.rows.length}`,
        )
      const [c, d] = [device, fresh].map((one) => (one.groupRows.get(group) ?? []).map((row) => row.gseq).join(' '))
      if (c !== d) say('a new device reads other rows of the group')
      judged += fresh.rows.length
      fresh.disconnect()
    }
    return judged
  },
}
