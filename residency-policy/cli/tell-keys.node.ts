/** `policy keys tell`: every region learns who may approve now. One that is away learns it with the next activation. */
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { dataFolder } from '../../protocol/operator/world-file.node.ts'
import type { RegionPolicy } from '../publish/activation.ts'
import type { SignedRing } from '../publish/key-rings.ts'
import { columns } from './columns.ts'
import { type ChangeOptions, onLog } from './log-folder.node.ts'
import { type Answer, askAll, type Door, doorsOf, failureOf } from './region-doors.node.ts'

export async function tellKeys(options: ChangeOptions): Promise<void> {
  const { rings } = await onLog(options, (log) => log.read())
  const planned = options.plan === true
  const tell = (door: Door): Promise<RegionPolicy> => (planned ? door.state() : tellOne(door, rings))
  const answers = await askAll(doorsOf(dataFolder(options.data)), tell)
  if (!planned) await onLog(options, (log) => log.audit('keys tell', `ring ${rings.length}`, options.reason))
  answer(answers, rings.length, options)
}

async function tellOne(door: Door, rings: readonly SignedRing[]): Promise<RegionPolicy> {
  const { ring } = await door.state()
  if (ring < rings.length) await door.takeRings(rings.slice(ring))
  return door.state()
}

function answer(answers: readonly Answer[], newest: number, { json, plan = false }: ChangeOptions): void {
  if (answers.every(({ state, refused }) => state === undefined && refused === undefined))
    throw new CommandFailed(exitCodes.unreachable, 'no region answers')
  const failed = answers.filter(({ state }) => state === undefined)
  if (failed.length > 0) process.exitCode = failed.length < answers.length ? exitCodes.partDone : exitCodes.blocked
  const regions = answers.map(({ door, state, refused }) =>
    state === undefined
      ? { region: door.region, failed: failureOf(refused) }
      : { region: door.region, ring: state.ring },
  )
  if (json) return print(JSON.stringify({ schema: 'meridian/policy.keys-told@1', planned: plan, newest, regions }))
  const rows = regions.map(({ region, ...said }) => [region, 'ring' in said ? `ring ${said.ring}` : said.failed])
  for (const line of columns([['REGION', 'KNOWS'], ...rows])) print(line)
  print(`the newest is ring ${newest}; edges ask their regions every ten seconds`)
}
