/** How a flow's MirrorMaker is kept running, in simulated time: what it is started with, and when again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowLeave, leaveIn } from '../replication/mirror-maker/flow-leave.ts'
import type { FlowState } from '../replication/mirror-maker/flow-state.ts'
import { FlowSupervisor, type MirrorRun } from '../replication/mirror-maker/flow-supervisor.ts'
import { SimulatedTime } from './clock.simulated.ts'

interface Run extends MirrorRun {
  ended: string | undefined
  readonly lanes: string
  readonly at: number
}

/** Frankfurt to Virginia. */
function flow(topics: readonly string[] = ['xr.to-us.chat.g1'], leave: FlowLeave | Error = 'open') {
  const time = new SimulatedTime()
  const world = {
    time,
    topics: topics as readonly string[] | Error,
    state: { state: 'carries', tasks: 1 } as FlowState,
    steps: [] as string[],
    warnings: [] as string[],
    runs: [] as Run[],
    isGranting: true,
    behind: 0 as number | Error,
    leave,
  }
  const supervisor = new FlowSupervisor({
    from: { alias: 'eu', brokers: ['eu:1'] },
    flow: { to: { alias: 'us', brokers: ['us:1'] }, passwords: { source: 'a'.repeat(16), target: 'b'.repeat(16) } },
    replicas: 1,
    clock: time,
    scheduler: time,
    watch: {
      begin: () => Promise.resolve(void world.steps.push('watch')),
      look: () => Promise.resolve(world.state),
      close: () => Promise.resolve(),
    },
    lag: {
      look: (lanes) => {
        assert.ok(lanes.every((lane) => lane.startsWith('xr.to-us.')))
        return world.behind instanceof Error ? Promise.reject(world.behind) : Promise.resolve(world.behind)
      },
      close: () => Promise.resolve(),
    },
    leave: () => (world.leave instanceof Error ? Promise.reject(world.leave) : Promise.resolve(world.leave)),
    topics: () => (world.topics instanceof Error ? Promise.reject(world.topics) : Promise.resolve(world.topics)),
    grant: () => {
      world.steps.push('grant')
      return world.isGranting ? Promise.resolve() : Promise.reject(new Error('us is away'))
    },
    withdraw: () => {
      world.steps.push('withdraw')
      return world.isGranting ? Promise.resolve() : Promise.reject(new Error('eu is away'))
    },
    launch: ({ properties }) => {
      world.steps.push('launch')
      const run: Run = {
        pid: world.runs.length + 1,
        ended: undefined,
        lanes: /^eu->us\.topics = (.*)$/m.exec(properties)?.[1] ?? '',
        at: time.monotonic(),
        stop: () => {
          run.ended ??= 'stopped'
          return Promise.resolve()
        },
        kill: () => {
          world.steps.push('kill')
          run.ended ??= 'killed'
          return Promise.resolve()
        },
      }
      world.runs.push(run)
      return run
    },
    warn: (sentence) => void world.warnings.push(sentence),
  })
  return { world, supervisor }
}

const newest = ({ runs }: { runs: readonly Run[] }): Run => runs.at(-1) as Run

test('a flow is started once there are lanes, with its rights first, and no second one beside it', async () => {
  const { world, supervisor } = flow([])
  await world.time.advance(5_000)
  assert.deepEqual(world.steps, [])
  world.topics = ['xr.to-us.chat.g1']
  await world.time.advance(60_000)
  assert.deepEqual(world.steps, ['grant', 'watch', 'launch'])
  assert.deepEqual([supervisor.report.state, supervisor.report.lanes], ['carries', 4])
  await world.time.settle(supervisor.stop())
  assert.equal(newest(world).ended, 'stopped')
  await world.time.advance(60_000)
  assert.equal(world.runs.length, 1)
})

test('R7 a new generation stops the old configuration before the new one starts', async () => {
  const { world, supervisor } = flow()
  await world.time.advance(2_000)
  const before = newest(world)
  world.topics = ['xr.to-us.chat.g1', 'xr.to-us.control.g2']
  await world.time.advance(7_000)
  assert.equal(before.ended, 'stopped')
  assert.match(newest(world).lanes, /chat\\\\\.g1.*chat\\\\\.g2/)
  assert.deepEqual({ ...supervisor.report.counts }, { starts: 2, changes: 1, ends: 0, failures: 0 })
})

test('one that ends again and again is started with growing pauses up to a minute, and told of each time', async () => {
  const { world, supervisor } = flow()
  await world.time.advance(1_000)
  for (let count = 1; count <= 8; count++) {
    newest(world).ended = 'code 1'
    while (world.runs.length === count) await world.time.advance(500)
  }
  const gaps = world.runs.slice(1).map(({ at }, index) => at - (world.runs[index] as Run).at)
  assert.ok(
    gaps.every((gap, index) => index === 0 || gap >= (gaps[index - 1] as number)),
    gaps.join(),
  )
  assert.ok((gaps.at(-1) as number) >= 60_000 && (gaps.at(-1) as number) < 65_000, gaps.join())
  assert.equal(world.warnings.length, 8)
  assert.equal(supervisor.report.counts.ends, 8)
  // After it has carried for long the next one is the first again.
  await world.time.advance(130_000)
  newest(world).ended = 'code 1'
  await world.time.advance(4_000)
  assert.equal(world.runs.length, 10)
})

test('one whose task failed is started again, and so is one that never begins to carry', async () => {
  const { world, supervisor } = flow()
  await world.time.advance(2_000)
  world.state = { state: 'failed', why: 'SomeException' }
  await world.time.advance(5_000)
  world.state = { state: 'starting' }
  await world.time.advance(5_000)
  assert.deepEqual([supervisor.report.counts.failures, world.runs.length], [1, 2])
  assert.match(world.warnings.join(), /failed and is started again: SomeException/)
  await world.time.advance(290_000)
  assert.equal(world.runs.length, 2)
  await world.time.advance(20_000)
  assert.deepEqual([supervisor.report.counts.failures, world.runs.length], [2, 3])
})

test('while an end is away nothing is started, it is said once, and it goes on when that is back', async () => {
  const { world, supervisor } = flow()
  world.isGranting = false
  await world.time.advance(60_000)
  assert.deepEqual([world.runs.length, world.warnings.length], [0, 1])
  world.isGranting = true
  await world.time.advance(2_000)
  assert.equal(world.runs.length, 1)
  // What runs is left alone when nobody can say which lanes there are.
  world.topics = new Error('eu is away')
  await world.time.advance(60_000)
  assert.deepEqual([newest(world).ended, supervisor.report.state], [undefined, 'carries'])
})

test('R1 a flow that is cut or stopped is ended at once, loses its rights, and begins anew when it may', async () => {
  for (const leave of ['cut', 'stopped'] as const) {
    const { world, supervisor } = flow()
    await world.time.advance(2_000)
    world.leave = leave
    world.isGranting = false
    await world.time.advance(1_500)
    assert.equal(newest(world).ended, 'killed')
    assert.deepEqual([supervisor.report.state, supervisor.report.pid], [leave, undefined])
    // What was not taken while an end was away is taken when it is back, and once.
    world.isGranting = true
    await world.time.advance(120_000)
    assert.ok(world.steps.filter((step) => step === 'withdraw').length >= 2)
    const taken = world.steps.length
    await world.time.advance(60_000)
    assert.deepEqual([world.steps.length, world.runs.length, supervisor.report.counts.ends], [taken, 1, 0])
    world.leave = 'open'
    await world.time.advance(3_000)
    assert.deepEqual([world.steps.slice(-3), supervisor.report.state], [['grant', 'watch', 'launch'], 'carries'])
    assert.equal(world.warnings.filter((line) => line.includes(`is ${leave} and carries nothing`)).length, 1)
  }
})

test('without a word of its region no flow begins, and one that runs or is cut stays as it is', async () => {
  const { world, supervisor } = flow(undefined, new Error('its region is away'))
  await world.time.advance(60_000)
  assert.deepEqual([world.steps, world.warnings], [[], ['the mirror to us waits: its region is away']])
  world.leave = 'open'
  await world.time.advance(3_000)
  world.leave = new Error('its region is away')
  await world.time.advance(60_000)
  assert.deepEqual([newest(world).ended, supervisor.report.state], [undefined, 'carries'])
  world.leave = 'cut'
  await world.time.advance(2_000)
  world.leave = new Error('its region is away')
  await world.time.advance(60_000)
  assert.deepEqual([world.runs.length, supervisor.report.state], [1, 'cut'])
})

test('what a region says of its flows is one of three words, or nothing', () => {
  assert.deepEqual(
    [leaveIn({ us: 'open', ap: 'cut' }, 'us'), leaveIn({ us: 'open', ap: 'cut' }, 'ap')],
    ['open', 'cut'],
  )
  for (const answer of [undefined, null, 'open', {}, { us: 'yes' }, { ap: 'open' }])
    assert.throws(() => leaveIn(answer, 'us'), /does not say whether the lanes to us are open/)
})

test('R3 how far a flow is behind is told while it runs and while it may not, and not told when it is not known', async () => {
  const { world, supervisor } = flow()
  world.behind = 7
  await world.time.advance(6_000)
  assert.equal(supervisor.report.behind, 7)
  world.leave = 'cut'
  world.behind = 12
  await world.time.advance(8_000)
  assert.deepEqual([supervisor.report.state, supervisor.report.behind], ['cut', 12])
  world.behind = new Error('us is away')
  await world.time.advance(8_000)
  assert.deepEqual([supervisor.report.state, supervisor.report.behind], ['cut', undefined])
})
