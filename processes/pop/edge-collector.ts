/**
 * Beside a workerd process: takes the events of its requests and serves what they add up to at `/metrics`.
 * On loopback alone, like workerd's own door to it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { CollectedEvents } from '../../edge/edge-events.collected.ts'
import { Metrics } from '../../platform/metrics.ts'
import { listening } from '../region/listening.node.ts'
import { type EdgeTallies, edgeMetrics } from './edge-metrics.ts'

export interface EdgeCollectorOptions {
  readonly port: number
  /** Of every series: the region beside which it stands, and its name. */
  readonly labels: Readonly<Record<'region' | 'process', string>>
}

export interface EdgeCollector {
  stop(): Promise<void>
}

/** Above what a Worker sends at once. */
const bodyBytesMax = 1 << 20

export async function startEdgeCollector({ port, labels }: EdgeCollectorOptions): Promise<EdgeCollector> {
  const metrics = new Metrics(labels)
  const tallies = edgeMetrics(metrics)
  const server = createServer((request, response) => {
    answer(request, response, { metrics, tallies }).catch(() => response.writeHead(400).end())
  })
  await listening(server, port, undefined)
  return {
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, tallies }: { readonly metrics: Metrics; readonly tallies: EdgeTallies },
): Promise<void> {
  const path = `${request.method ?? ''} ${request.url ?? ''}`
  switch (path) {
    case 'GET /metrics':
      response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text())
      return
    case 'POST /': {
      // Workerd says how long it is; what says nothing is not from there.
      if (!(Number(request.headers['content-length']) <= bodyBytesMax)) throw new RangeError('too long')
      const { events, lost } = JSON.parse(await text(request)) as CollectedEvents
      for (const event of events) tallies.add(event)
      tallies.lost(lost)
      response.writeHead(204).end()
      return
    }
    default:
      response.writeHead(404).end()
  }
}
