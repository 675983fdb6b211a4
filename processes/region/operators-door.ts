/**
 * The operator's door of whoever may keep a region: open from its start, so that whoever looks sees that the
 * process is there and what it does. Probes and numbers are answered at once, and the rest when it keeps
 * the region. One that stands by is well, and ready to take over: `keeper` in the answers of `/healthz` and
 * `/readyz` tells it from the one that keeps, and everything else is `unavailable` there.
 */
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:http'
import type { Metrics } from '../../platform/metrics.ts'
import { errorBody, fail } from '../../protocol/errors.ts'
import { listening } from './listening.node.ts'
import type { RegionSetting } from './region-setting.ts'

type Keeping =
  | { readonly state: 'starts' }
  | { readonly state: 'stands-by' }
  /** `asked`: the operator's handles. */
  | { readonly state: 'keeps'; readonly asked: Hono }
  /** Nothing new is begun: the next one may keep the region already. */
  | { readonly state: 'ends' }

export interface OperatorsDoor {
  /** Another keeps the region, and this one has what it takes to go on from there. */
  standsBy(): void
  keeps(asked: Hono): void
  ends(): void
  close(): void
}

export async function openOperatorsDoor({ config, metrics }: RegionSetting): Promise<OperatorsDoor> {
  let keeping: Keeping = { state: 'starts' }
  keepingMetric(metrics, () => keeping.state === 'keeps')
  const app = new Hono()
  app.get('/healthz', (context) => context.json({ healthy: true, keeper: keeping.state }))
  app.get('/readyz', (context) => {
    const ready = keeping.state === 'stands-by' || keeping.state === 'keeps'
    return context.json({ ready, keeper: keeping.state }, ready ? 200 : 503)
  })
  app.get('/metrics', async ({ body }) => body(await metrics.text(), 200, { 'content-type': metrics.contentType }))
  app.all('*', ({ req, env, json }) => {
    if (keeping.state === 'keeps') return keeping.asked.fetch(req.raw, env)
    const refusal = fail('unavailable', 'this process does not keep the region')
    return json(errorBody(refusal, 'admin'), refusal.entry.http as 503)
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await listening(server, config.ports.admin, config.host)
  return {
    standsBy() {
      keeping = { state: 'stands-by' }
    },
    keeps(asked) {
      keeping = { state: 'keeps', asked }
    },
    ends() {
      keeping = { state: 'ends' }
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

export function keepingMetric(metrics: Metrics, keeps: () => boolean): void {
  metrics.level(
    'keeper_keeps',
    '1 in the process that keeps its region, 0 in one that stands by, starts or ends',
    () => (keeps() ? 1 : 0),
  )
}
