import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlinkCluster, FlinkError, type FlinkJob } from './flink-cluster.ts'
import { StreamJob } from './stream-job.ts'
import type { StreamSql } from './stream-sql.ts'

const sql: StreamSql = { name: 'eu.words.today', ground: ['CREATE'], job: 'EXECUTE' }

/** A cluster that runs what it is told, unless it is broken. */
class ClusterOfTest implements FlinkCluster {
  now = 0
  sql: StreamSql = sql
  noted: string | undefined
  broken: FlinkError | undefined
  /** Jobs that start from one of these end at once. */
  readonly spoilt = new Set<string>()
  readonly started: (string | undefined)[] = []
  readonly failures: unknown[] = []
  stops = true
  all: FlinkJob[] = []
  #tick: () => void = () => undefined

  job(): StreamJob {
    const job = new StreamJob({
      cluster: this,
      sql: () => this.sql,
      scheduler: {
        every: (_ms, act) => {
          this.#tick = act
          return { cancel: () => undefined }
        },
      },
      clock: { monotonic: () => this.now },
      note: {
        read: () => Promise.resolve(this.noted),
        write: (text) => {
          this.noted = text
          return Promise.resolve()
        },
      },
      onFailure: (error) => this.failures.push(error),
    })
    job.start()
    return job
  }

  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 2_000) {
      this.now += 2_000
      this.#tick()
      for (let turn = 0; turn < 20; turn++) await undefined
    }
  }

  jobs = (): Promise<readonly FlinkJob[]> => this.#answer(this.all)
  /** A job that has never run has made none. Of a savepoint a cluster says nothing for some seconds. */
  checkpointOf = (job: string): Promise<string | undefined> => {
    const state = this.all.find(({ id }) => id === job)?.state
    return this.#answer(state?.type === 'ended' && state.failed ? undefined : `chk-${job}`)
  }

  async stop(job: string): Promise<string> {
    if (!this.stops) throw new FlinkError('not all tasks run', true)
    await this.cancel(job)
    return `savepoint-${job}`
  }

  run(_statements: readonly string[], checkpoint: string | undefined): Promise<void> {
    this.started.push(checkpoint)
    const isSpoilt = checkpoint !== undefined && this.spoilt.has(checkpoint)
    this.add(this.sql.name, isSpoilt ? { type: 'ended', failed: true } : { type: 'runs', ready: true })
    return this.#answer(undefined)
  }

  cancel(job: string): Promise<void> {
    this.all = this.all.map((each) => (each.id === job ? { ...each, state: { type: 'ended', failed: false } } : each))
    return this.#answer(undefined)
  }

  add(name: string, state: FlinkJob['state']): void {
    this.all.push({ id: `${this.all.length}`, name, startedAt: this.all.length, state })
  }

  #answer = <Value>(value: Value): Promise<Value> =>
    this.broken === undefined ? Promise.resolve(value) : Promise.reject(this.broken)
}

test('G8 a job is run where there is none, and one that runs already is taken up', async () => {
  const cluster = new ClusterOfTest()
  const first = cluster.job()
  await cluster.pass(4_000)
  assert.deepEqual([first.state, first.starts, cluster.started], ['runs', 1, [undefined]])
  const next = cluster.job()
  await cluster.pass(4_000)
  assert.deepEqual([next.state, next.starts], ['runs', 0])
})

test('G8 a job of another text is stopped first, and the next goes on from there; one of somebody else is left alone', async () => {
  const cluster = new ClusterOfTest()
  cluster.add('eu.words.yesterday', { type: 'runs', ready: true })
  cluster.add('us.words.today', { type: 'runs', ready: true })
  const job = cluster.job()
  await cluster.pass(6_000)
  assert.equal(job.state, 'runs')
  const running = cluster.all.filter(({ state }) => state.type === 'runs').map(({ name }) => name)
  assert.deepEqual(running, ['us.words.today', 'eu.words.today'])
  assert.deepEqual(cluster.started, ['savepoint-0'])
})

test('G8 with a new list the job is run anew from where it was stopped, and until then nothing is for it', async () => {
  const cluster = new ClusterOfTest()
  const job = cluster.job()
  await cluster.pass(4_000)
  assert.ok(job.isOfToday)
  cluster.sql = { ...sql, name: 'eu.words.tomorrow' }
  assert.ok(!job.isOfToday)
  cluster.broken = new FlinkError('Flink does not answer', false)
  await cluster.pass(4_000)
  assert.ok(!job.isOfToday)
  cluster.broken = undefined
  await cluster.pass(6_000)
  assert.deepEqual([job.state, job.isOfToday, cluster.started], ['runs', true, [undefined, 'savepoint-0']])
})

test('G8 a job of another text that makes no savepoint for a minute is ended, and the next goes on from its checkpoint', async () => {
  const cluster = new ClusterOfTest()
  cluster.job()
  await cluster.pass(4_000)
  cluster.stops = false
  cluster.sql = { ...sql, name: 'eu.words.tomorrow' }
  await cluster.pass(30_000)
  assert.equal(cluster.started.length, 1)
  assert.ok(cluster.failures.length > 0)
  await cluster.pass(60_000)
  assert.deepEqual(cluster.started, [undefined, 'chk-0'])
})

test('G8 who starts anew knows whose text ran last, also when the cluster does not answer', async () => {
  const cluster = new ClusterOfTest()
  cluster.broken = new FlinkError('Flink does not answer', false)
  cluster.noted = `${sql.name} chk-7`
  const same = cluster.job()
  cluster.noted = 'eu.words.yesterday chk-7'
  const other = cluster.job()
  await cluster.pass(2_000)
  assert.deepEqual([same.isOfToday, other.isOfToday], [true, false])
})

test('W10 a job that ended goes on from its checkpoint, also when the cluster has forgotten it', async () => {
  const cluster = new ClusterOfTest()
  cluster.job()
  await cluster.pass(4_000)
  await cluster.cancel('0')
  await cluster.pass(8_000)
  assert.deepEqual(cluster.started, [undefined, 'chk-0'])
  cluster.all = []
  const next = cluster.job()
  await cluster.pass(4_000)
  assert.deepEqual([next.state, cluster.started.at(-1)], ['runs', 'chk-1'])
})

test('G8 a checkpoint that no job comes to run from is given up, and the job goes on from Kafka', async () => {
  const cluster = new ClusterOfTest()
  cluster.noted = `${sql.name} chk-gone`
  cluster.spoilt.add('chk-gone')
  const job = cluster.job()
  await cluster.pass(20_000)
  assert.equal(job.state, 'runs')
  assert.deepEqual(cluster.started, ['chk-gone', undefined])
})

test('G8 a job that ends again and again is run with a pause that doubles up to a minute', async () => {
  const cluster = new ClusterOfTest()
  const at: number[] = []
  const job = cluster.job()
  for (let looks = 0; looks < 300; looks++) {
    await cluster.pass(2_000)
    if (at.length < job.starts) at.push(cluster.now)
    for (const { id, state } of cluster.all) if (state.type === 'runs') await cluster.cancel(id)
  }
  const pauses = at.map((each, index) => each - (at[index - 1] ?? 0)).slice(1)
  assert.ok(pauses.length >= 8 && pauses.length < 20, String(pauses))
  assert.ok(
    pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0)),
    String(pauses),
  )
  assert.equal(Math.max(...pauses), 60_000)
})

test('G8 a cluster that does not answer is told, and asked again; nothing is given up for it', async () => {
  const cluster = new ClusterOfTest()
  cluster.noted = `${sql.name} chk-7`
  cluster.broken = new FlinkError('Flink does not answer', false)
  const job = cluster.job()
  await cluster.pass(4_000)
  assert.equal(job.state, 'fails')
  assert.ok(cluster.failures.length > 0)
  cluster.broken = undefined
  await cluster.pass(4_000)
  assert.deepEqual([job.state, cluster.started], ['runs', ['chk-7']])
})
