/**
 * What every registry owes, as written at the port. An adapter's test calls this with the way to open
 * an empty one that several processes can join. What a registry owes when it cannot be reached is in
 * `registry-faults.contract.ts`.
 */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn, whileWaiting } from '../check.contract.ts'
import { type Part, topic } from '../event-log/event-log.ts'
import {
  type Announced,
  type Announcement,
  type Claim,
  type ClaimAnswer,
  type ClaimStanding,
  type Discovery,
  type Owners,
  type ProcessId,
  processId,
  type Registry,
  type RegistryErrorCode,
  type Role,
} from './registry.ts'

export interface DiscoveryUnderTest {
  /** Another process; the same name again is a newer process of that name. */
  readonly join: (id: ProcessId) => Promise<Discovery & { stop(): Promise<void> }>
  /** Waits, with a bound, until it holds: engines tell in their own time. */
  readonly eventually: (what: string, holds: () => boolean) => Promise<void>
  /** Stops all who joined, too. */
  readonly dispose: () => Promise<void>
}

export interface RegistryUnderTest extends DiscoveryUnderTest {
  readonly join: (id: ProcessId) => Promise<Registry>
}

export const gateway1 = processId('eu/gateway-1')
export const gateway2 = processId('eu/gateway-2')
export const worker1 = processId('eu/worker-1')
export const worker2 = processId('eu/worker-2')
export const user3: Part = { topic: topic('user'), partition: 3 }
export const announcement: Announcement = { role: 'gateway', address: '10.0.0.7:4100', weight: 2, draining: false }

/** The newest list of a role, as a process sees it. */
export function listSeenBy(discovery: Discovery, role: Role = 'gateway'): { readonly list: readonly Announced[] } {
  const seen: { list: readonly Announced[] } = { list: [] }
  discovery.watch(role, (list) => {
    seen.list = list
  })
  return seen
}

export function ownersSeenBy(registry: Registry): { readonly owners: Owners } {
  const seen: { owners: Owners } = { owners: new Map() }
  registry.watchOwners((owners) => {
    seen.owners = owners
  })
  return seen
}

export function claimed(answer: ClaimAnswer): Claim {
  if (answer.type !== 'claimed') assert.fail(`taken by ${answer.owner.id}`)
  return answer.claim
}

export const rejects = (code: RegistryErrorCode, work: Promise<unknown>): Promise<void> =>
  assert.rejects(work, { name: 'RegistryError', code })

export const discoveryContract = (name: string, openFresh: () => Promise<DiscoveryUnderTest>): void => {
  const check = checksOn(openFresh)

  describe(`discovery contract: ${name}`, whileWaiting, () => {
    check(
      'what a process announces is seen by all, ordered by name, each with a generation',
      async ({ join, eventually }) => {
        const [second, first] = [await join(gateway2), await join(gateway1)]
        const seen = [listSeenBy(first), listSeenBy(second)]
        await second.announce(announcement)
        await first.announce({ ...announcement, weight: 0.5 })
        for (const one of seen) {
          await eventually('both are seen', () => one.list.length === 2)
          const [a, b] = one.list as [Announced, Announced]
          assert.deepEqual(
            [a, b].map(({ generation, ...rest }) => rest),
            [
              { ...announcement, id: gateway1, weight: 0.5 },
              { ...announcement, id: gateway2 },
            ],
          )
          assert.ok(a.generation >= 1 && b.generation >= 1)
        }
      },
    )

    check(
      'who comes later sees what was announced before, and roles are lists of their own',
      async ({ join, eventually }) => {
        const one = await join(gateway1)
        await one.announce(announcement)
        await one.announce({ ...announcement, role: 'api', address: '10.0.0.7:4200' })
        const other = await join(worker1)
        const [gateways, apis, workers] = [listSeenBy(other), listSeenBy(other, 'api'), listSeenBy(other, 'worker')]
        await eventually('both roles are seen', () => gateways.list.length === 1 && apis.list.length === 1)
        assert.equal(apis.list[0]?.address, '10.0.0.7:4200')
        assert.deepEqual(workers.list, [])
      },
    )

    check(
      'an update is seen and keeps the generation; announcing a role again is one',
      async ({ join, eventually }) => {
        const one = await join(gateway1)
        const seen = listSeenBy(await join(worker1))
        const own = await one.announce(announcement)
        await eventually('it is seen', () => seen.list.length === 1)
        const generation = seen.list[0]?.generation
        await own.update({ draining: true })
        await eventually('it drains', () => seen.list[0]?.draining === true)
        assert.equal(await one.announce({ ...announcement, weight: 9 }), own)
        await eventually('it has another weight', () => seen.list[0]?.weight === 9)
        assert.deepEqual(seen.list, [{ ...announcement, id: gateway1, weight: 9, generation }])
      },
    )

    check('what is withdrawn is gone and can be announced again, as a newer one', async ({ join, eventually }) => {
      const one = await join(gateway1)
      const seen = listSeenBy(await join(worker1))
      const own = await one.announce(announcement)
      await eventually('it is seen', () => seen.list.length === 1)
      const before = seen.list[0]?.generation ?? 0
      await own.withdraw()
      await eventually('it is gone', () => seen.list.length === 0)
      assert.equal(own.standing, 'withdrawn')
      await rejects('closed', own.update({ weight: 3 }))
      await one.announce(announcement)
      await eventually('it is back', () => seen.list.length === 1)
      assert.ok((seen.list[0]?.generation ?? 0) > before)
    })

    check('who stops is gone from the lists at once, and hears and says no more', async ({ join, eventually }) => {
      const one = await join(gateway1)
      const seen = listSeenBy(await join(worker1))
      await one.announce(announcement)
      await eventually('it is seen', () => seen.list.length === 1)
      const own = listSeenBy(one)
      await one.stop()
      await eventually('it is gone', () => seen.list.length === 0)
      assert.equal(one.state.type, 'closed')
      await rejects('closed', one.announce(announcement))
      const last = own.list
      await (await join(gateway2)).announce(announcement)
      await eventually('another is seen', () => seen.list.length === 1)
      assert.equal(own.list, last)
      await one.stop()
    })

    check(
      'FC-088 a newer process of a name takes its place, and nothing the older does changes that',
      async ({ join, eventually }) => {
        const older = await join(gateway1)
        const seen = listSeenBy(await join(worker1))
        const stale = await older.announce(announcement)
        await eventually('it is seen', () => seen.list.length === 1)
        const before = seen.list[0]?.generation ?? 0
        const newer = await join(gateway1)
        const fresh = await newer.announce({ ...announcement, address: '10.0.0.8:4100' })
        const isNewer = (): boolean => seen.list.length === 1 && seen.list[0]?.address === '10.0.0.8:4100'
        await eventually('the newer is seen', isNewer)
        assert.ok((seen.list[0]?.generation ?? 0) > before)
        await eventually('the older knows', () => stale.standing === 'superseded')
        await rejects('superseded', stale.update({ weight: 5 }))
        await stale.withdraw()
        await older.stop()
        await fresh.update({ weight: 7 })
        await eventually('the newer is heard', () => seen.list[0]?.weight === 7)
        assert.ok(isNewer())
      },
    )

    check(
      'what nobody could read is refused in so many words before anything is said',
      async ({ join, eventually }) => {
        const one = await join(gateway1)
        const seen = listSeenBy(one)
        await assert.rejects(one.announce({ ...announcement, weight: 0 }), /weight of 0 is no share/)
        await assert.rejects(one.announce({ ...announcement, weight: Number.NaN }), /no share/)
        await assert.rejects(one.announce({ ...announcement, address: 'somewhere' }), /`host:port`/)
        assert.throws(() => processId('Anna Müller'), /names no process/)
        assert.throws(() => processId('eu/../us'), /names no process/)
        const own = await one.announce(announcement)
        await rejects('invalid', own.update({ weight: -1 }))
        await eventually('the right one is seen', () => seen.list.length === 1)
        assert.equal(seen.list[0]?.weight, 2)
      },
    )
  })
}

export const registryContract = (name: string, openFresh: () => Promise<RegistryUnderTest>): void => {
  const check = checksOn(openFresh)
  discoveryContract(name, openFresh)

  describe(`claims contract: ${name}`, whileWaiting, () => {
    check('a part has one owner, whom everybody sees; another is told who', async ({ join, eventually }) => {
      const [one, two] = [await join(worker1), await join(worker2)]
      const seen = ownersSeenBy(two)
      const claim = claimed(await one.claim(user3))
      assert.equal(claim.standing(), 'held')
      assert.deepEqual(await two.claim(user3), { type: 'taken', owner: { id: worker1, token: claim.token } })
      await eventually('it is seen', () => seen.owners.size === 1)
      assert.deepEqual(seen.owners.get('user:3'), { id: worker1, token: claim.token })
    })

    check('who has a part is not given it twice', async ({ join }) => {
      const one = await join(worker1)
      const claim = claimed(await one.claim(user3))
      assert.deepEqual(await one.claim(user3), { type: 'taken', owner: { id: worker1, token: claim.token } })
    })

    check('a released part is free, its owner hears it, and tokens only grow', async ({ join }) => {
      const processes = [await join(worker1), await join(worker2)]
      let last = 0n
      for (let round = 0; round < 6; round++) {
        const claim = claimed(await (processes[round % 2] as Registry).claim(user3))
        assert.ok(claim.token > last, `${claim.token} after ${last}`)
        last = claim.token
        const heard: ClaimStanding[] = []
        claim.onChange((standing) => heard.push(standing))
        await claim.release()
        assert.equal(claim.standing(), 'lost')
        assert.deepEqual(heard, ['lost'])
        await claim.release()
      }
    })

    check('a late release does not take the part from its next owner', async ({ join }) => {
      const [one, two] = [await join(worker1), await join(worker2)]
      const claim = claimed(await one.claim(user3))
      await claim.release()
      const next = claimed(await two.claim(user3))
      await claim.release()
      await one.stop()
      assert.equal(next.standing(), 'held')
      assert.equal((await (await join(gateway1)).claim(user3)).type, 'taken')
    })

    check('a process that stops loses its parts, knows it, and others may have them', async ({ join }) => {
      const [one, two] = [await join(worker1), await join(worker2)]
      const claim = claimed(await one.claim(user3))
      const heard: ClaimStanding[] = []
      claim.onChange((standing) => heard.push(standing))
      await one.stop()
      assert.equal(claim.standing(), 'lost')
      assert.deepEqual(heard, ['lost'])
      await rejects('closed', one.claim(user3))
      assert.ok(claimed(await two.claim(user3)).token > claim.token)
    })

    check(
      'of ten processes that want a part at once one gets it, and all others are told the same',
      async ({ join }) => {
        const processes = await Promise.all(Array.from({ length: 10 }, (_, at) => join(processId(`eu/worker-${at}`))))
        const answers = await Promise.all(processes.map((one) => one.claim(user3)))
        const winners = answers.filter((answer) => answer.type === 'claimed')
        assert.equal(winners.length, 1)
        const { claim } = winners[0] as Extract<ClaimAnswer, { type: 'claimed' }>
        for (const answer of answers) if (answer.type === 'taken') assert.equal(answer.owner.token, claim.token)
      },
    )

    check('parts whose names look alike are different parts', async ({ join, eventually }) => {
      const one = await join(worker1)
      const seen = ownersSeenBy(one)
      const parts = [
        ['user', 1],
        ['user', 11],
        ['user-1', 1],
        ['xr.to-ap.chat.g1', 1],
      ] as const
      for (const [name, partition] of parts) claimed(await one.claim({ topic: topic(name), partition }))
      await eventually('all are seen', () => seen.owners.size === parts.length)
      assert.equal(new Set([...seen.owners.values()].map(({ token }) => token)).size, parts.length)
    })
  })
}
