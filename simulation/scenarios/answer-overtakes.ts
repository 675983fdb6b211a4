/**
 * Anna asks in a group, Ben answers Mei alone and names the question, and his answer takes the faster
 * way to her (G6).
 */
import { kinds, toKinds } from '../../protocol/messages.ts'
import type { Scenario } from '../scenario.ts'
import { group, join, makeGroup } from '../workload.ts'

export const answerOvertakes: Scenario = {
  name: 'answer-overtakes',
  play: async (world) => {
    const [anna, ben, mei] = [await world.sdkPerson('eu'), await world.sdkPerson('us'), await world.sdkPerson('ap')]
    await world.time.advance(1_500)
    makeGroup([anna])
    await world.time.advance(500)
    for (const other of [ben, mei]) join(other, anna)
    await world.time.advance(1_500)
    world.cuts.add('eu>ap')
    anna.sayToGroup(group, '1')
    await world.time.advance(1_000)
    const question = ben.groupRows.get(group)?.findLast(({ kind }) => kind === kinds.message)
    if (question === undefined) throw new Error('Ben has not seen the question')
    ben.command({ toKind: toKinds.person, to: mei.key, parents: [question], body: Buffer.from('2') }, '2')
    await world.time.advance(1_500)
    world.cuts.delete('eu>ap')
    await world.time.advance(3_000)
  },
}
