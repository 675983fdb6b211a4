/** An operator's handles on the policy of a region: take, activate, stop, resume, and how far it is. */
import { Hono } from 'hono'
import { fail } from '../../protocol/errors.ts'
import type { NamedStop, PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import type { Published } from '../../residency-policy/publish/accept.ts'
import type { SignedRing } from '../../residency-policy/publish/key-rings.ts'

interface Asked extends NamedStop {
  readonly version?: number
  readonly reason?: string
  readonly early?: boolean
}

export function policyAdmin(keeper: PolicyKeeper): Hono {
  const app = new Hono()
  app.get('/', (context) => context.json(keeper.status()))
  app.get('/audit', (context) => context.json({ audit: keeper.audit() }))
  app.get('/releases', (context) => context.json({ releases: keeper.taken().map(({ release }) => release) }))
  app.post('/releases', async (context) => context.json(await keeper.take(await bodyOf<Published>(context))))
  app.post('/rings', async (context) => {
    const { rings } = await bodyOf<{ rings: readonly SignedRing[] }>(context)
    if (!Array.isArray(rings)) throw fail('request_invalid', '`rings` is a list')
    return context.json(await keeper.takeRings(rings))
  })
  app.post('/activate', async (context) => {
    const { version, reason, early } = await bodyOf<Asked>(context)
    if (!Number.isSafeInteger(version)) throw fail('request_invalid', '`version` is a whole number')
    await keeper.activate(version as number, reasonIn(reason), early === true)
    return context.json(keeper.status())
  })
  for (const act of ['stop', 'resume'] as const) {
    app.post(`/${act}`, async (context) => {
      const { from, to, reason } = await bodyOf<Asked>(context)
      await keeper[act]({ from: zoneIn(from), to: zoneIn(to) }, reasonIn(reason))
      return context.json(keeper.status())
    })
  }
  return app
}

async function bodyOf<T>(context: { req: { json(): Promise<unknown> } }): Promise<T> {
  const body: unknown = await context.req.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null) throw fail('request_invalid', 'a JSON object is wanted')
  return body as T
}

/** Lines of an audit are read by people: a sentence, not a file. */
const reasonMax = 500

function reasonIn(reason: unknown): string {
  if (reason === undefined) return ''
  if (typeof reason !== 'string' || reason.length > reasonMax)
    throw fail('request_invalid', `\`reason\` is a text of at most ${reasonMax} characters`)
  return reason
}

function zoneIn(zone: unknown): string | undefined {
  if (zone === undefined || typeof zone === 'string') return zone
  throw fail('request_invalid', 'a zone is named by its word')
}
