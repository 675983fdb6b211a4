/** What its author has taken back is served to nobody any more, whoever asks from the beginning (W10, W17). */
import { readRow } from '../../protocol/codec/row.ts'
import { kinds, type Row, toKinds } from '../../protocol/messages.ts'
import { fromTheBeginning } from '../../regions/mailbox/sync.ts'
import type { Client } from '../client.ts'
import type { World } from '../world.ts'
import type { Checker } from './checker.ts'

export const recalls: Checker = {
  atLeast: 50,
  judges: 'rows of mailboxes, read from the beginning',
  judge: async (world, say) => {
    let judged = 0
    for (const device of world.devices) {
      const served = await mailboxOf(world, device)
      const taken = served.filter(({ kind, toKind }) => kind === kinds.recall && toKind === toKinds.person)
      for (const { author, peer, target } of taken) {
        const message = served.find((row) => row.author === author && row.peer === peer && row.place === target)
        if (message?.kind === kinds.message && message.body !== undefined)
          say(`a message that was taken back is served with its text, as row ${message.seq}`)
      }
      judged += served.length
    }
    return judged
  },
}

async function mailboxOf(world: World, { key: user, region }: Client): Promise<Row[]> {
  const rows: Row[] = []
  for (let key = fromTheBeginning as string, more = true; more; ) {
    const page = await world.time.settle(region.worker.reads.sync(user, key, 500))
    for (const bytes of page.rows) {
      const row = readRow(bytes)
      rows.push({ ...row, body: row.body?.slice() })
    }
    key = page.key
    more = page.more
  }
  return rows
}
