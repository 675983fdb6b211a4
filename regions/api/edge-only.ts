/** What a region tells edges and nobody else: opened with an envelope of theirs, and sealed for them. */
import type { Hono } from 'hono'
import { edgeAnswerHeader } from '../../protocol/edge-answer.ts'
import { edgeEnvelopeHeader, type EnvelopeGate } from '../../protocol/edge-envelope.ts'
import { type PolicyStand, policyStandPath, type StandAsked } from '../../residency-policy/publish/policy-stand.ts'

export interface EdgeOnlyPorts {
  readonly envelopes: EnvelopeGate
  /** What the region stands by, with the releases and rings of keys that the edge lacks. */
  policyStand(asked: StandAsked): PolicyStand | Promise<PolicyStand>
}

/** The edge has nothing yet that it does not name. */
const numberIn = (text: string | undefined): number => Number(text) || 0

export function serveEdges(app: Hono, { envelopes, policyStand }: EdgeOnlyPorts): void {
  app.get(policyStandPath, async (context) => {
    const envelope = context.req.header(edgeEnvelopeHeader) ?? ''
    const { pathname, search } = new URL(context.req.url)
    await envelopes.open(envelope, `GET ${pathname}${search}`)
    const body = JSON.stringify(
      await policyStand({ after: numberIn(context.req.query('after')), ring: numberIn(context.req.query('ring')) }),
    )
    return context.body(body, 200, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      [edgeAnswerHeader]: await envelopes.sealAnswer(envelope, body),
    })
  })
}
