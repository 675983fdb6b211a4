/** The disk of a broker is full until somebody makes room; the broker ends by itself, and is started again. */
import type { KindOfInjection } from './injection.ts'
import type { EngineNodes } from '../engine-nodes.ts'
import type { SmallDisk } from '../small-disk.node.ts'

/** A broker notices with the next record that it writes. */
const holdMs = 12_000

export const kindOfFullDisk = (engines: EngineNodes, disk: SmallDisk): KindOfInjection => ({
  kind: 'full disk of kafka',
  draw: () => ({
    kind: 'full disk of kafka',
    where: disk.name,
    region: disk.region,
    recoversFrom: 'its begin',
    holdMs,
    begin: () => disk.fill(),
    async lift() {
      await disk.empty()
      await engines.restart(disk.region)
    },
  }),
})
