/**
 * What an operator asks of a region's keeper, at its door (`operators-door.ts`): on loopback unless the
 * region's processes stand on several machines, with the token that lies in the data folder (P5). Everything
 * here is for operators and tests of scale; nothing of it is reachable through an edge.
 */
import { Hono } from 'hono'
import { timingSafeEqual } from 'node:crypto'
import type { OpenTracing } from '../../platform/tracing.otlp.ts'
import { engineRefusal } from '../../protocol/engine-refusal.ts'
import { errorBody, fail, MeridianError } from '../../protocol/errors.ts'
import { parseMessageId } from '../../protocol/message-id.ts'
import type { UserId, Zone } from '../../protocol/ids.ts'
import type { Accounts } from '../../regions/accounts/accounts.ts'
import type { ImportedPerson } from '../../regions/accounts/people-import.ts'
import type { Gateway } from '../../regions/gateway/gateway.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import type { Snapshots } from '../../regions/worker/snapshots.ts'
import type { RegionPopulation } from '../../regions/people/population.ts'
import type { FlowLeaves } from '../../replication/mirror-maker/flow-leave.ts'
import type { Replication } from '../../replication/replication.ts'
import type { Beside } from './beside.ts'
import { moderationAdmin } from './moderation-admin.ts'
import { policyAdmin } from './policy-admin.ts'
import { policyShadow, type RegionShadow } from './policy-shadow.ts'
import { populationAdmin } from './population-admin.ts'
import type { RegionModeration } from './region-moderation.ts'

export interface AdminPorts {
  readonly token: string
  readonly accounts: Accounts
  readonly worker: RegionWorker
  readonly replication: Replication
  readonly snapshots: Snapshots
  /** Undefined where all of them are in other processes. */
  readonly gateway: Gateway | undefined
  /** The other processes of the region; undefined where there are none but gateways. */
  readonly beside: Pick<Beside, 'there' | 'colleagues'> | undefined
  /** An operator's scissors: nothing goes to the region with this alias any more. False: there is none. */
  cut(alias: string): boolean
  heal(alias: string): boolean
  /** Which lanes may be carried. */
  flows(): FlowLeaves
  /** Of the log, on the disk now. */
  readonly heldBytes: () => number
  readonly policy: PolicyKeeper
  readonly shadow: RegionShadow
  readonly population: RegionPopulation
  readonly moderation: RegionModeration
  /** Undefined where no message is followed. */
  readonly tracing: OpenTracing | undefined
}

/** People in one request: each is a few writes. */
const peopleMax = 2_000

export function adminApp(ports: AdminPorts): Hono {
  const app = new Hono()
  const expected = Buffer.from(`Bearer ${ports.token}`)
  // A mirror asks: it has no token that would let it do more.
  app.get('/flows', (context) => context.json(ports.flows()))
  app.use('*', async (context, next) => {
    const given = Buffer.from(context.req.header('authorization') ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw fail('not_allowed')
    await next()
  })
  app.get('/status', (context) =>
    context.json({
      connections: ports.gateway?.connections ?? 0,
      sessions: ports.worker.sessions.count + (ports.beside?.colleagues.sessions ?? 0),
      processes: (ports.beside?.there() ?? []).map(({ id, role, draining }) => ({ name: id, role, draining })),
      behind: ports.worker.behind(),
      parked: ports.worker.deadLetters.count,
      policy: ports.policy.record.version,
      flows: ports.flows(),
      lanes: { inbound: ports.replication.inbound(), outbound: ports.replication.outbound() },
    }),
  )
  app.route(
    '/population',
    populationAdmin(ports.population, () => ports.worker.checkpoint()),
  )
  app.route('/policy/shadow', policyShadow(ports.shadow))
  app.route('/policy', policyAdmin(ports.policy))
  app.route('/moderation', moderationAdmin(ports.moderation))
  app.post('/people', async (context) => {
    const { people } = (await context.req.json()) as { people: { name: string; zone: string; password?: string }[] }
    if (!Array.isArray(people) || people.length > peopleMax)
      throw fail('request_invalid', `at most ${peopleMax} people at a time`)
    const wanted: ImportedPerson[] = people.map(({ name, zone, password }) => ({ name, zone: zone as Zone, password }))
    return context.json({ outcomes: await ports.accounts.importPeople(wanted) })
  })
  app.post('/sessions', async (context) => {
    const { users } = (await context.req.json()) as { users: UserId[] }
    if (!Array.isArray(users) || users.length > peopleMax)
      throw fail('request_invalid', `at most ${peopleMax} people at a time`)
    return context.json({ sessions: await ports.accounts.sessions.startMany(users, { name: 'imported' }) })
  })
  app.post('/links/:alias/:what', (context) => {
    const what = context.req.param('what')
    if (what !== 'cut' && what !== 'heal') throw fail('not_found')
    if (!ports[what](context.req.param('alias'))) throw fail('not_found')
    return context.json({})
  })
  app.post('/checkpoint', async (context) => {
    await ports.worker.checkpoint()
    return context.json({})
  })
  app.post('/snapshot', async (context) => {
    const { number, at } = await ports.snapshots.take()
    return context.json({ number, at, logBytes: ports.heldBytes() })
  })
  app.get('/traces/:message', (context) => {
    if (ports.tracing === undefined) throw fail('not_found', 'this region follows no messages')
    const { idHi, idLo } = parseMessageId(context.req.param('message'))
    return context.json(ports.tracing.find(idHi, idLo))
  })
  app.get('/dlq', async (context) => context.json({ parked: await ports.worker.deadLetters.list() }))
  for (const how of ['replay', 'skip'] as const) {
    app.post(`/dlq/${how}`, async (context) => {
      const { chain } = (await context.req.json()) as { chain: string }
      if (typeof chain !== 'string') throw fail('request_invalid', '`chain` is missing')
      await ports.worker.deadLetters.unpark(chain, how)
      return context.json({})
    })
  }
  app.post('/drain', (context) => {
    const { gateway } = ports
    if (gateway === undefined)
      throw fail('not_found', 'its gateways are processes of their own; each drains when it is told to end')
    gateway.drain().catch(() => undefined)
    return context.json({ draining: gateway.connections })
  })
  app.onError((error, context) => {
    const known = MeridianError.from(engineRefusal(error))
    return context.json(errorBody(known, 'admin'), known.entry.http as 400)
  })
  return app
}
