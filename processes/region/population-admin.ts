/** An operator's export of who a change of policy would touch (docs/population.md). */
import { Hono } from 'hono'
import { fail } from '../../protocol/errors.ts'
import type { PageAsked, RegionPopulation } from '../../regions/people/population.ts'
import { populationKinds } from '../../residency-policy/impact/population-pages.ts'

const saltBytesMin = 16

/** `checkpoint`: what was folded so far is in the store when it resolves. */
export function populationAdmin(population: RegionPopulation, checkpoint: () => Promise<void>): Hono {
  const app = new Hono()
  for (const kind of populationKinds)
    app.get(`/${kind}`, async (context) => {
      const after = context.req.query('after')
      const asked: PageAsked = { salt: saltIn(context.req.query('salt')), after }
      if (after === undefined) await checkpoint()
      return context.json(await population[kind](asked))
    })
  return app
}

function saltIn(text: string | undefined): Uint8Array {
  const salt = Buffer.from(text ?? '', 'base64url')
  if (salt.length < saltBytesMin)
    throw fail('request_invalid', `\`salt\` is ${saltBytesMin} bytes or more in base64url, the same for every region`)
  return new Uint8Array(salt)
}
