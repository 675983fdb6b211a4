/** What an operator asks of the installation on this machine, through the regions' own listeners. */
import { exitCodes, CommandFailed } from '../../protocol/operator/exit.ts'
import { type Output, print, printJson } from '../../protocol/operator/output.node.ts'
import { askRegion, readWorld, regionNamed } from '../../protocol/operator/world-file.node.ts'

interface LaneStatus {
  readonly from: string
  readonly topic: string
  readonly arrived: number
  readonly voided: number
  readonly dropped: number
  /** By the receiving region's clock; absent before the first canary. */
  readonly canaryAgeMs?: number
  readonly gaps: number
}

interface RegionStatus {
  readonly sessions: number
  readonly parked: number
  readonly policy: number
  /** Empty where a region is one process, beside which there are only gateways. */
  readonly processes: readonly { readonly name: string; readonly role: string; readonly draining: boolean }[]
  /** By alias of the other region: `open`, `cut` or `stopped`. */
  readonly flows: Readonly<Record<string, string>>
  readonly lanes: {
    readonly inbound: readonly LaneStatus[]
    readonly outbound: readonly { topic: string; to: string; behind: number }[]
  }
}

export async function cutOrHeal(what: 'cut' | 'heal', from: string, to: string, { data, json }: Output): Promise<void> {
  const [one, other] = [regionNamed(data, from).alias, regionNamed(data, to).alias]
  if (one === other) throw new CommandFailed(exitCodes.usage, 'a link is between two different regions')
  await askRegion(data, one, 'POST', `/links/${other}/${what}`)
  await askRegion(data, other, 'POST', `/links/${one}/${what}`)
  if (json) return printJson(`dev.${what}`, { from: one, to: other })
  print(
    what === 'cut'
      ? `${one} and ${other} cannot reach each other. Undo: meridian dev heal ${one} ${other}`
      : `${one} and ${other} reach each other again.`,
  )
}

export async function drain(region: string, { data, json }: Output): Promise<void> {
  const { alias } = regionNamed(data, region)
  const { draining } = await askRegion<{ draining: number }>(data, alias, 'POST', '/drain')
  if (json) return printJson('region.drain', { region: alias, draining })
  print(`${draining} connections of ${alias} are told to go`)
}

export async function snapshot(region: string, { data, json }: Output): Promise<void> {
  const { alias } = regionNamed(data, region)
  const made = await askRegion<{ number: number; at: number; logBytes: number }>(data, alias, 'POST', '/snapshot')
  if (json) return printJson('region.snapshot', { region: alias, ...made })
  print(`snapshot ${made.number} of ${alias} is kept; its log has ${made.logBytes} bytes`)
}

export async function status({ data, json }: Output): Promise<void> {
  const all = await statuses(data)
  if (json) {
    for (const { alias, status: one } of all)
      printJson('dev.status', {
        region: alias,
        connected: one.sessions,
        parked: one.parked,
        policy: one.policy,
        processes: one.processes,
        behind: one.lanes.outbound.reduce((sum, { behind }) => sum + behind, 0),
        closed: closedOf(one),
      })
    return
  }
  print('REGION  CONNECTED  PARKED  POLICY  CLOSED TO           PROCESSES')
  for (const { alias, status: one } of all) {
    const counts = `${String(one.sessions).padStart(9)} ${String(one.parked).padStart(7)}`
    const closed = closedOf(one).map(({ to, by }) => `${to} (${by})`)
    print(
      `${alias.padEnd(7)} ${counts}  ${`v${one.policy}`.padEnd(6)}  ${(closed.join(', ') || '–').padEnd(18)}  ${processesIn(one)}`,
    )
  }
}

/** Regions to which nothing goes from here, and because of what. */
const closedOf = ({ flows }: RegionStatus): { to: string; by: string }[] =>
  Object.entries(flows)
    .filter(([, leave]) => leave !== 'open')
    .map(([to, by]) => ({ to, by }))

/** `gateway 2, worker 2, api 1, keeper 1`: how many there are in each role, and of those how many drain. */
function processesIn({ processes }: RegionStatus): string {
  if (processes.length === 0) return 'one'
  return [...Map.groupBy(processes, ({ role }) => role)]
    .map(([role, there]) => {
      const drain = there.filter(({ draining }) => draining).length
      return `${role} ${there.length}${drain > 0 ? ` (${drain} drain)` : ''}`
    })
    .join(', ')
}

export async function lanes({ data, json }: Output): Promise<void> {
  const all = await statuses(data)
  if (!json) print('FROM  TO    LANE                        ARRIVED    GAPS  STOPPED  CANARY')
  for (const { alias, status: one } of all) {
    for (const lane of one.lanes.inbound) {
      if (json) printLaneJson(lane, alias)
      else print(lineOf(lane, alias))
    }
  }
}

function printLaneJson({ from, topic, arrived, gaps, voided, dropped, canaryAgeMs }: LaneStatus, to: string): void {
  const stopped = voided + dropped
  printJson('lane.list', { from, to, lane: topic, arrived, gaps, stopped, ageMs: canaryAgeMs ?? null })
}

function lineOf({ from, topic, arrived, gaps, voided, dropped, canaryAgeMs }: LaneStatus, to: string): string {
  const age = canaryAgeMs === undefined ? '–' : `${(canaryAgeMs / 1_000).toFixed(1)} s`
  const counts = [String(arrived).padStart(10), String(gaps).padStart(7), String(voided + dropped).padStart(8)]
  return `${from.padEnd(5)} ${to.padEnd(5)} ${topic.padEnd(24)} ${counts.join(' ')}  ${age}`
}

const statuses = (data: string): Promise<{ alias: string; status: RegionStatus }[]> =>
  Promise.all(
    readWorld(data).regions.map(async ({ alias }) => ({
      alias,
      status: await askRegion<RegionStatus>(data, alias, 'GET', '/status'),
    })),
  )
