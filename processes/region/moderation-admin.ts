/** An operator's handles on the words of a region's groups: the list, what it would do, and what was found. */
import { Hono } from 'hono'
import { fail } from '../../protocol/errors.ts'
import type { FindingType } from '../../regions/moderation/pipeline/findings.ts'
import type { WordList } from '../../regions/moderation/word-list.ts'
import type { RegionModeration } from './region-moderation.ts'

/** By their names in a path. */
const types = new Map<string, FindingType>([
  ['flagged', 'flagged'],
  ['stats', 'statistics'],
  ['abuse', 'abuse'],
  ['dead-letters', 'dead-letter'],
])

/** A screen of a person, or a page of a program. */
const findingsShown = { usual: 100, max: 1_000 } as const

export function moderationAdmin({ words, findings, standing }: Omit<RegionModeration, 'stop'>): Hono {
  const app = new Hono()
  app.get('/', async (context) => context.json({ stopped: words.stopped, ...(await standing()) }))
  app.get('/words', (context) => context.json({ ...summaryOf(words.matcher.list), text: words.text }))
  app.post('/words', async (context) => {
    const answer = await words.set(await textIn(context))
    return context.json(answer.type === 'refused' ? answer : { type: answer.type, ...summaryOf(answer.list) })
  })
  app.post('/words/test', async (context) => {
    const hits = [...words.matcher.hits(await textIn(context))]
    return context.json({
      version: words.matcher.list.version,
      hits: hits.map(({ word, then }) => ({ word, then })),
    })
  })
  app.get('/:what', async (context) => {
    const type = types.get(context.req.param('what'))
    if (type === undefined) throw fail('not_found')
    return context.json({ findings: await findings.newest(type, limitIn(context.req.query('limit'))) })
  })
  return app
}

const summaryOf = ({ region, version, words, allowed }: WordList) => ({
  region,
  version,
  words: words.length,
  allowed: allowed.length,
})

async function textIn(context: { req: { json(): Promise<unknown> } }): Promise<string> {
  const body = (await context.req.json().catch(() => undefined)) as { text?: unknown } | undefined
  if (typeof body?.text !== 'string') throw fail('request_invalid', '`text` is missing')
  return body.text
}

function limitIn(given: string | undefined): number {
  if (given === undefined) return findingsShown.usual
  const limit = Number(given)
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > findingsShown.max)
    throw fail('request_invalid', `\`limit\` is 1 to ${findingsShown.max}`)
  return limit
}
