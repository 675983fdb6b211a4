/** `engines down`: ends what was started in a data folder and still runs, and nothing else. The data stays. */
import { type ProcessRecord, recordsIn, stopProcess } from './node-process.ts'

export interface Downed {
  readonly name: string
  readonly how: 'stopped' | 'killed' | 'had ended'
}

/** All at once: each has its own grace, and none of them needs another to end. */
export async function down(data: string, wanted: (record: ProcessRecord) => boolean): Promise<Downed[]> {
  const records = recordsIn(data).filter(wanted)
  return Promise.all(records.map(async (record) => ({ name: record.node.name, how: await stopProcess(data, record) })))
}
