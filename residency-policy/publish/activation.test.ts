import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Clock, Scheduler } from '../../platform/clock.ts'
import { fail } from '../../protocol/errors.ts'
import { edited, exampleNow, globalChat } from '../document/example-policy.node.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import {
  activate,
  type ActivationAsked,
  NoAnswer,
  planActivation,
  type PolicyDoor,
  type RegionPolicy,
} from './activation.ts'
import type { SignedRing } from './key-rings.ts'
import type { Release } from './release.ts'

/** Time that passes only while somebody waits. */
class Hours implements Clock, Scheduler {
  #now = exampleNow
  now = (): number => this.#now
  monotonic = (): number => this.#now
  after(delayMs: number, work: () => void) {
    queueMicrotask(() => {
      this.#now += delayMs
      work()
    })
    return { cancel: () => undefined }
  }
  every(): never {
    throw new Error('not used')
  }
  soon(work: () => void): void {
    queueMicrotask(work)
  }
}

const releaseOf = (document: PolicyDocument): Release => ({
  document,
  approvals: [],
  statement: {
    schema: 'meridian/policy.statement@1',
    policy: document.metadata.id,
    version: document.metadata.version,
    document: `document of v${document.metadata.version}`,
    previous: null,
    publishedAt: exampleNow,
  },
})
const version = (number: number, rules: PolicyDocument['rules']): Release => {
  const document = edited({ rules })
  return releaseOf({ ...document, metadata: { ...document.metadata, version: number } })
}
const { rules } = globalChat().document
const without = (id: string) => rules.filter((rule) => rule.id !== id)
/** Group texts in the clear between US and SG, and nothing for support. */
const v14 = version(14, without('support-in'))
/** Support reads at home everywhere; the group texts of US and SG stay. */
const opensEverywhere = version(15, rules)
/** Group texts no longer cross; support reads at home. */
const closesTwo = version(16, without('grp-repl'))

type Behaviour = 'good' | 'silent' | 'refuses' | 'slow'

class World {
  readonly said: string[] = []
  readonly hours = new Hours()
  readonly doors: readonly PolicyDoor[]
  readonly #asks = new Map<string, number>()
  readonly #active = new Map<string, { version: number; askedAt: number }>()

  constructor(behaviours: Readonly<Record<string, Behaviour>> = {}) {
    const regions = ['eu-central', 'us-east', 'ap-southeast', 'cn-north']
    this.doors = regions.map((region) => this.#door(region, behaviours[region] ?? 'good'))
  }

  #door(region: string, behaviour: Behaviour): PolicyDoor {
    const answering = <T>(answer: () => T): Promise<T> =>
      behaviour === 'silent' ? Promise.reject(new NoAnswer()) : Promise.resolve().then(answer)
    return {
      region,
      state: () => answering(() => this.#state(region, behaviour)),
      takeRings: () => Promise.reject(new Error('it knows them')),
      take: ({ release }) =>
        answering(() => {
          if (behaviour === 'refuses') throw fail('policy_refused', 'not this one', { because: 'log-forked' })
          this.said.push(`${region} takes ${release.statement.version}`)
        }),
      activate: (next) =>
        answering(() => {
          this.said.push(`${region} activates ${next}`)
          this.#active.set(region, { version: next, askedAt: this.#asked(region) })
          return this.#state(region, behaviour)
        }),
    }
  }

  #asked = (region: string): number => this.#asks.get(region) ?? 0

  /** Half of its parts are on at once, all after two questions; barriers are through after four. */
  #state(region: string, behaviour: Behaviour): RegionPolicy {
    this.#asks.set(region, this.#asked(region) + 1)
    const active = this.#active.get(region)
    const since = active === undefined ? Infinity : this.#asked(region) - active.askedAt
    const on = behaviour === 'slow' && active !== undefined ? 1 : since > 2 ? 2 : 1
    if (on === 2 && active !== undefined && !this.said.includes(`${region} is on`)) this.said.push(`${region} is on`)
    const through = behaviour !== 'slow' && since > 4 ? 3 : 0
    const now = active?.version ?? 14
    return {
      region,
      active: {
        policy: 'global-chat',
        version: now,
        document: `document of v${now}`,
        activation: 1,
        generation: 1,
        stops: [],
        since: 0,
      },
      parts: { of: 2, on },
      barriers: { of: 3, through },
      inForce: through === 3,
      quotas: [],
      known: [{ version: now, document: '' }],
      ring: 1,
    }
  }

  asked(next: Release): ActivationAsked {
    return {
      doors: this.doors,
      releases: [v14, next],
      rings: [ring],
      lackedSince: (from) => Promise.resolve(from < next.statement.version ? [published(next)] : []),
      version: next.statement.version,
      reason: 'test',
      early: false,
      waitMs: 60_000,
      clock: this.hours,
      scheduler: this.hours,
    }
  }
}

const ring: SignedRing = {
  statement: {
    schema: 'meridian/policy.ring@1',
    origin: '',
    number: 1,
    previous: null,
    size: 0,
    root: '',
    at: 0,
    keys: [],
  },
  approvals: [],
}
const published = (release: Release) => ({ release, index: 1, checkpoint: '', inclusion: [], consistency: [] })
const are = async (world: World, next: Release): Promise<string[]> =>
  (await activate(world.asked(next))).map(({ region, is }) => `${region} ${is}`)

test('R7 a region that loses flows changes first; nobody opens anything before all its parts have', async () => {
  const world = new World()
  assert.deepEqual(await are(world, closesTwo), [
    'eu-central in-force',
    'us-east in-force',
    'ap-southeast in-force',
    'cn-north in-force',
  ])
  const at = (what: string): number => {
    const found = world.said.indexOf(what)
    assert.ok(found >= 0, `${what}: ${world.said.join(', ')}`)
    return found
  }
  for (const closing of ['us-east', 'ap-southeast'])
    for (const opening of ['eu-central', 'cn-north'])
      assert.ok(at(`${closing} is on`) < at(`${opening} activates 16`), world.said.join(', '))
})

test('R7 while a region that must close does not answer, none that would open something changes', async () => {
  const world = new World({ 'us-east': 'silent' })
  assert.deepEqual(await are(world, closesTwo), [
    'eu-central held-back',
    'us-east unreachable',
    'ap-southeast in-force',
    'cn-north held-back',
  ])
  assert.ok(!world.said.some((said) => said.startsWith('eu-central activates')))
})

test('R7 while a region that must close is not done, none that would open something changes', async () => {
  assert.deepEqual(await are(new World({ 'ap-southeast': 'slow' }), closesTwo), [
    'eu-central held-back',
    'us-east under-way',
    'ap-southeast under-way',
    'cn-north held-back',
  ])
})

test('a region that refuses is told with its reason, and nothing is activated there', async () => {
  const world = new World({ 'cn-north': 'refuses' })
  const outcomes = await activate(world.asked(opensEverywhere))
  assert.deepEqual(outcomes.at(-1), {
    region: 'cn-north',
    is: 'refused',
    code: 'policy_refused',
    because: 'log-forked',
  })
  assert.equal(outcomes.filter(({ is }) => is === 'in-force').length, 3)
  assert.ok(!world.said.includes('cn-north activates 15'))
})

test('a plan says what opens and closes where, and changes nothing', async () => {
  const world = new World({ 'cn-north': 'silent' })
  const plans = await planActivation(world.asked(closesTwo))
  assert.deepEqual(
    [...plans].map(([region, plan]) => [region, plan && plan.closes > 0, plan && plan.opens > 0]),
    [
      ['eu-central', false, true],
      ['us-east', true, true],
      ['ap-southeast', true, true],
      ['cn-north', undefined, undefined],
    ],
  )
  assert.deepEqual(world.said, [])
})

test('the same command again only watches', async () => {
  const world = new World()
  await activate(world.asked(opensEverywhere))
  const before = [...world.said]
  assert.deepEqual(new Set((await activate(world.asked(opensEverywhere))).map(({ is }) => is)), new Set(['in-force']))
  assert.deepEqual(world.said, before)
})
