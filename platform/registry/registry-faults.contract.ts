/**
 * What a registry outside of the process owes when it cannot be reached, and when it has given a
 * process up. The test says how to break the way between one process and the registry; nothing here
 * counts on how long anything takes, only on what comes before what.
 */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn, whileWaiting } from '../check.contract.ts'
import {
  announcement,
  claimed,
  gateway1,
  gateway2,
  listSeenBy,
  type RegistryUnderTest,
  rejects,
  user3,
  worker1,
  worker2,
} from './registry.contract.ts'
import type { Claim, ClaimAnswer, ClaimStanding, ProcessId, Registry, RegistryState } from './registry.ts'

/** Each waits for a session to run out. */
const rounds = 3

export interface Joined {
  readonly registry: Registry
  /** Nothing comes through, and nobody is told. */
  hang(): void
  /** The connections of now are silent for ever, and nobody is told; new ones are taken. */
  strand(): void
  /** All connections end, new ones are taken. */
  drop(): void
  /** As before `hang`, for new connections; old ones have ended. */
  heal(): void
}

export interface FaultyRegistryUnderTest extends RegistryUnderTest {
  readonly joinThroughFaults: (id: ProcessId) => Promise<Joined>
}

export const registryFaultsContract = (name: string, openFresh: () => Promise<FaultyRegistryUnderTest>): void => {
  const check = checksOn(openFresh)

  describe(`registry faults contract: ${name}`, whileWaiting, () => {
    check(
      'W22 silence: an owner knows that it holds no more before anybody else can, and nothing new is given out',
      async ({ join, joinThroughFaults, eventually }) => {
        const other = await join(worker2)
        await other.announce(announcement)
        const faulty = await joinThroughFaults(worker1)
        const seen = listSeenBy(faulty.registry)
        await eventually('it sees the gateway', () => seen.list.length === 1)
        const claim = claimed(await faulty.registry.claim(user3))
        const order: string[] = []
        claim.onChange((standing) => order.push(standing))
        faulty.registry.onState(({ type }) => order.push(type))
        faulty.hang()
        const next = await claimWhenFree(other, { eventually }, () => order.push(`other:${claim.standing()}`))
        assert.ok(next.token > claim.token)
        // In this order, whatever comes first of the two that the watchdog decides.
        assert.deepEqual(order.slice(0, 2).sort(), ['unproven', 'unreachable'])
        assert.deepEqual(order.slice(2), ['other:unproven'])
        await rejects('unreachable', faulty.registry.claim({ ...user3, partition: 4 }))
        await rejects('unreachable', faulty.registry.announce({ ...announcement, role: 'worker' }))
        assert.equal(seen.list.length, 1, 'the last list stays')
        faulty.heal()
        await eventually('it is back', () => faulty.registry.state.type === 'connected' && claim.standing() === 'lost')
        assert.deepEqual(await faulty.registry.claim(user3), {
          type: 'taken',
          owner: { id: worker2, token: next.token },
        })
      },
    )

    check(
      'FC-089 a connection that a firewall forgot is given up, and another one serves',
      async ({ joinThroughFaults, eventually }) => {
        const faulty = await joinThroughFaults(worker1)
        const states: RegistryState['type'][] = []
        faulty.registry.onState(({ type }) => states.push(type))
        faulty.strand()
        await eventually('it knows, and is back', () => states.at(-1) === 'connected')
        assert.equal(states[0], 'unreachable')
        claimed(await faulty.registry.claim(user3))
      },
    )

    check(
      'W22 a short interruption changes nothing: the claim is held again with the same token',
      async ({ join, joinThroughFaults, eventually }) => {
        const other = await join(worker2)
        const faulty = await joinThroughFaults(worker1)
        const claim = claimed(await faulty.registry.claim(user3))
        const states: RegistryState['type'][] = []
        const heard: ClaimStanding[] = []
        faulty.registry.onState(({ type }) => states.push(type))
        claim.onChange((standing) => heard.push(standing))
        for (let round = 1; round <= 3; round++) {
          faulty.drop()
          await eventually('it was away and is back', () => states.length === 2 * round)
        }
        assert.deepEqual(states, Array(3).fill(['unreachable', 'connected']).flat())
        await eventually('it is held', () => claim.standing() === 'held')
        assert.ok(!heard.includes('lost'))
        assert.deepEqual(await other.claim(user3), { type: 'taken', owner: { id: worker1, token: claim.token } })
        await claim.release()
        assert.ok(claimed(await other.claim(user3)).token > claim.token)
      },
    )

    check(
      'what is said while the registry is away is said when it is back, and what was given up is free',
      async ({ join, joinThroughFaults, eventually }) => {
        const other = await join(worker2)
        const seen = listSeenBy(other)
        const faulty = await joinThroughFaults(gateway1)
        const own = await faulty.registry.announce(announcement)
        const claim = claimed(await faulty.registry.claim(user3))
        const said = new Promise<unknown>((resolve) => {
          faulty.registry.onState(({ type }) => {
            if (type === 'unreachable') resolve(Promise.all([own.update({ draining: true }), claim.release()]))
          })
        })
        faulty.drop()
        await said
        assert.equal(claim.standing(), 'lost')
        await eventually('the others know', () => seen.list[0]?.draining === true)
        assert.ok((await claimWhenFree(other, { eventually }, () => {})).token > claim.token)
      },
    )

    check(
      'FC-088 a process that was given up again and again is there once, as the newest, and its old claims are lost',
      async ({ join, joinThroughFaults, eventually }) => {
        const seen = listSeenBy(await join(worker2))
        const faulty = await joinThroughFaults(gateway1)
        const own = await faulty.registry.announce(announcement)
        const states: RegistryState['type'][] = []
        faulty.registry.onState(({ type }) => states.push(type))
        let newest = 0
        for (let round = 1; round <= rounds; round++) {
          await eventually('it is announced anew', () => (seen.list[0]?.generation ?? 0) > newest)
          newest = seen.list[0]?.generation ?? 0
          await eventually('it is connected', () => faulty.registry.state.type === 'connected')
          const claim = claimed(await faulty.registry.claim({ ...user3, partition: round }))
          faulty.hang()
          // Said from many hands while the session ends under them.
          const updates = Array.from({ length: 5 }, (_, at) => own.update({ weight: round * 10 + at }))
          await eventually('it was given up', () => seen.list.length === 0)
          faulty.heal()
          await Promise.all(updates)
          await eventually('the claim is lost', () => claim.standing() === 'lost')
        }
        await eventually('it is there again', () => (seen.list[0]?.generation ?? 0) > newest)
        await eventually('with the last word', () => seen.list[0]?.weight === rounds * 10 + 4)
        assert.equal(seen.list.length, 1)
        assert.equal(own.standing, 'announced')
        assert.equal(states.filter((type) => type === 'expired').length, rounds)
      },
    )

    check(
      'FC-088 who was given up while a newer process took its name stays away',
      async ({ join, joinThroughFaults, eventually }) => {
        const seen = listSeenBy(await join(worker2))
        const faulty = await joinThroughFaults(gateway1)
        const own = await faulty.registry.announce(announcement)
        faulty.hang()
        await eventually('it is gone', () => seen.list.length === 0 && faulty.registry.state.type === 'unreachable')
        const newer = await join(gateway1)
        await newer.announce({ ...announcement, address: '10.0.0.9:4100' })
        faulty.heal()
        await eventually('it knows', () => own.standing === 'superseded')
        await rejects('superseded', own.update({ weight: 3 }))
        await (await join(gateway2)).announce(announcement)
        await eventually('the other is seen', () => seen.list.length === 2)
        assert.deepEqual(
          seen.list.map(({ address }) => address),
          ['10.0.0.9:4100', announcement.address],
        )
      },
    )
  })
}

/** Asks each time the owner changes; `onFree` is called before the answer is used. */
async function claimWhenFree(registry: Registry, { eventually }: Patience, onFree: () => void): Promise<Claim> {
  const answers: ClaimAnswer[] = []
  const stop = registry.watchOwners((owners) => {
    if (owners.has('user:3')) return
    void registry.claim(user3).then((answer) => {
      if (answer.type === 'claimed') onFree()
      answers.push(answer)
    })
  })
  const won = (): ClaimAnswer | undefined => answers.find(({ type }) => type === 'claimed')
  await eventually('the part is free', () => won() !== undefined)
  stop()
  return claimed(won() as ClaimAnswer)
}

type Patience = Pick<RegistryUnderTest, 'eventually'>
