/** A collector of OpenTelemetry spans over OTLP/HTTP for tests: keeps what arrives, as it arrived and as spans. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CollectedSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly facts: Readonly<Record<string, string | number>>
  /** Of the process that told it. */
  readonly process: string
}

export class OtlpCollector {
  readonly #server: Server
  readonly #bodies: string[] = []
  readonly paths = new Set<string>()

  static async start(): Promise<OtlpCollector> {
    const collector = new OtlpCollector()
    await new Promise<void>((resolve) => {
      collector.#server.listen(0, '127.0.0.1', resolve)
    })
    return collector
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        this.paths.add(request.url ?? '')
        this.#bodies.push(Buffer.concat(chunks).toString())
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      })
    })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Every byte that has arrived. */
  get received(): string {
    return this.#bodies.join('\n')
  }

  spans(): readonly CollectedSpan[] {
    return this.#bodies.flatMap((body) => (JSON.parse(body) as OtlpTraces).resourceSpans.flatMap(spansOf))
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

/** What we read of OTLP's JSON. */
interface OtlpTraces {
  readonly resourceSpans: readonly ResourceSpans[]
}

interface ResourceSpans {
  readonly resource: { readonly attributes: readonly Attribute[] }
  readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[]
}

interface OtlpSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes?: readonly Attribute[]
}

interface Attribute {
  readonly key: string
  readonly value: { readonly stringValue?: string; readonly intValue?: number | string; readonly doubleValue?: number }
}

function spansOf({ resource, scopeSpans }: ResourceSpans): CollectedSpan[] {
  const process = String(factsOf(resource.attributes)['meridian.process'])
  return scopeSpans
    .flatMap(({ spans }) => spans)
    .map((span) => ({
      name: span.name,
      traceId: span.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      from: Number(span.startTimeUnixNano) / 1e6,
      to: Number(span.endTimeUnixNano) / 1e6,
      facts: factsOf(span.attributes ?? []),
      process,
    }))
}

const factsOf = (attributes: readonly Attribute[]): Record<string, string | number> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)]),
  )
