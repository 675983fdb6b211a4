/** Flink over HTTP: jobs from the JobManager, statements through the SQL gateway. */
import type { FlinkAddress } from '../../../platform/engines/engine-addresses.ts'
import { type FlinkCluster, FlinkError, type FlinkJob, type JobState } from './flink-cluster.ts'

/** A cluster that plans its first statement on a busy machine takes a minute. */
const answerWithinMs = 120_000
const askAgainMs = 50
const ended: ReadonlySet<string> = new Set(['CANCELED', 'FINISHED', 'FAILED'])

export function openFlinkCluster({ rest, gateway }: FlinkAddress): FlinkCluster {
  const sql = (path: string): string => `${gateway}/v1/sessions${path}`
  return {
    async jobs() {
      const { jobs } = (await ask('GET', `${rest}/jobs/overview`)) as { jobs: readonly JobOverview[] }
      return jobs.map(jobOf)
    },
    async checkpointOf(job) {
      const { latest } = (await ask('GET', `${rest}/jobs/${job}/checkpoints`)) as Checkpoints
      return [latest?.completed, latest?.savepoint].flatMap((made) => made ?? []).sort((a, b) => b.id - a.id)[0]
        ?.external_path
    },
    async run(statements, checkpoint) {
      const properties = checkpoint === undefined ? {} : recoveryFrom(checkpoint)
      const { sessionHandle } = (await ask('POST', sql(''), { properties })) as { sessionHandle: string }
      try {
        for (const statement of statements) await runStatement(gateway, sessionHandle, statement)
      } finally {
        // A session that is left ends by itself; what runs does not depend on it.
        await ask('DELETE', sql(`/${sessionHandle}`)).catch(() => undefined)
      }
    },
    async stop(job) {
      const asked = (await ask('POST', `${rest}/jobs/${job}/stop`, { drain: false })) as { 'request-id': string }
      return await savepointMade(`${rest}/jobs/${job}/savepoints/${asked['request-id']}`)
    },
    async cancel(job) {
      await ask('PATCH', `${rest}/jobs/${job}?mode=cancel`)
    },
  }
}

interface JobOverview {
  readonly jid: string
  readonly name: string
  readonly state: string
  readonly 'start-time': number
  readonly tasks: { readonly total: number; readonly running: number }
}

interface Checkpoints {
  readonly latest?: { readonly completed?: Made | null; readonly savepoint?: Made | null }
}

interface Made {
  readonly id: number
  readonly external_path?: string
}

const recoveryFrom = (checkpoint: string): Readonly<Record<string, string>> => ({
  'execution.state-recovery.path': checkpoint,
  'execution.state-recovery.claim-mode': 'CLAIM',
})

const jobOf = ({ jid, name, state, tasks, 'start-time': startedAt }: JobOverview): FlinkJob => ({
  id: jid,
  name,
  startedAt,
  state: stateOf(state, tasks),
})

const stateOf = (state: string, { total, running }: JobOverview['tasks']): JobState =>
  ended.has(state)
    ? { type: 'ended', failed: state === 'FAILED' }
    : { type: 'runs', ready: state === 'RUNNING' && running === total }

interface Savepoint {
  readonly status: { readonly id: 'IN_PROGRESS' | 'COMPLETED' }
  readonly operation?: { readonly location?: string; readonly 'failure-cause'?: { readonly 'stack-trace': string } }
}

/** What the job says of its checkpoints is kept for three seconds, so a savepoint may not be in it yet. */
async function savepointMade(url: string): Promise<string> {
  const end = performance.now() + answerWithinMs
  while (performance.now() < end) {
    const { status, operation } = (await ask('GET', url)) as Savepoint
    const failure = operation?.['failure-cause']
    if (failure !== undefined)
      throw new FlinkError(`Flink makes no savepoint: ${reasonIn(failure['stack-trace'])}`, true)
    if (operation?.location !== undefined) return operation.location
    if (status.id === 'COMPLETED') throw new FlinkError('Flink does not say where the savepoint lies', false)
    await new Promise((resolve) => setTimeout(resolve, askAgainMs))
  }
  throw new FlinkError(`Flink makes no savepoint within ${answerWithinMs / 1_000} s`, false)
}

interface Page {
  readonly resultType: 'NOT_READY' | 'PAYLOAD' | 'EOS'
  readonly nextResultUri?: string
}

/** Resolves when it has given all its rows, or runs as a job. */
async function runStatement(gateway: string, session: string, statement: string): Promise<void> {
  const of = `${gateway}/v1/sessions/${session}`
  const { operationHandle } = (await ask('POST', `${of}/statements`, { statement })) as { operationHandle: string }
  let next: string | undefined = `/v1/sessions/${session}/operations/${operationHandle}/result/0?rowFormat=JSON`
  while (next !== undefined) {
    const page = (await ask('GET', gateway + next)) as Page
    if (page.resultType === 'EOS') return
    if (page.resultType === 'NOT_READY') await new Promise((resolve) => setTimeout(resolve, askAgainMs))
    next = page.nextResultUri
  }
}

async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await answerTo(method, url, body)
  const text = await response.text()
  if (!response.ok) throw new FlinkError(`Flink at ${new URL(url).host} refuses: ${reasonIn(text)}`, true)
  return text === '' ? undefined : JSON.parse(text)
}

async function answerTo(method: string, url: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(answerWithinMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (cause) {
    throw new FlinkError(`Flink at ${new URL(url).host} does not answer`, false, { cause })
  }
}

/** The innermost cause, without the places in Flink's own code. */
function reasonIn(text: string): string {
  const causes = [...text.matchAll(/Caused by: (?:[\w.$]+: )?(.*?)(?=\\n|\n|$)/g)].map(([, cause]) => cause as string)
  return (causes.at(-1) ?? text).slice(0, reasonMax)
}

const reasonMax = 500
