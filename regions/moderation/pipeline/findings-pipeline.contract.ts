/**
 * What every pipeline owes its region, whatever it runs on (G8). One pipeline serves all cases, because a
 * real engine takes its time to start: each case has people, groups and ten seconds of its own, and time
 * only goes on.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { StoredRecord } from '../../../platform/event-log/event-log.ts'
import {
  type GroupId,
  groupIdOfKey,
  type GroupKey,
  type UserId,
  userIdOfKey,
  type UserKey,
} from '../../../protocol/ids.ts'
import { evasions } from '../evasions-fixtures.ts'
import { normalForm } from '../normal-form.ts'
import type { Finding, Findings, FindingType } from './findings.ts'
import type { FindingsPipeline } from './findings-pipeline.ts'
import { postRecord, type Said } from './pipeline-fixtures.ts'
import { abuseLimits, windowMs } from './windows.ts'

export interface PipelineUnderTest {
  /** It may be another one after `restart`. */
  readonly pipeline: () => FindingsPipeline
  /** Where it keeps what it finds. */
  readonly findings: Pick<Findings, 'newest'>
  /** Of the records and of the pipeline, ms. */
  readonly now: () => number
  /** Appends to part 0 or 1 of the group log. */
  readonly append: (part: number, record: StoredRecord) => void
  /** What is flagged, and what is no hit, from the next text on. */
  readonly setWords: (words: readonly string[], allowed: readonly string[]) => void
  /** Lets time go on. */
  readonly pass: (ms: number) => Promise<void>
  /** Waits within a bound; an engine does things in its own time. */
  readonly eventually: (what: string, holds: () => Promise<boolean>) => Promise<void>
  /** Ends the pipeline, as far as it runs in this process, and starts the next one. */
  readonly restart: () => Promise<void>
  readonly dispose: () => Promise<void>
}

const overEachOther = ['大象', '象牙', '大象牙雕', 'hers', 'she', 'poker']
/** A list has each word in one way only. It changes once and at the end, since a pipeline may take its time for that. */
const list = [
  ...new Map(
    [...Object.values(evasions).map(([word]) => word), ...overEachOther].map((word) => [normalForm(word), word]),
  ).values(),
]
const listed = (word: string): string => list.find((each) => normalForm(each) === normalForm(word)) as string
const allowed = ['casinoplex']

export const findingsPipelineContract = (name: string, open: () => Promise<PipelineUnderTest>): void => {
  describe(`findings pipeline contract: ${name}`, () => {
    let under: PipelineUnderTest
    before(async () => {
      under = await open()
      under.setWords(list, allowed)
    })
    after(() => under.dispose())

    const scene = async (): Promise<Scene> => {
      // To the begin of the next ten seconds, with one of them between.
      await under.pass(2 * windowMs - (under.now() % windowMs))
      return new Scene(under, (await under.findings.newest('dead-letter', findingsMax)).length)
    }

    test('G8 words are found however they are written; within what is allowed and of two words they are not', async () => {
      const { say, anna, until, of } = await scene()
      const written = Object.values(evasions)
      written.forEach(([, text], at) => say({ text, at: under.now() + at, from: `mei ${at}` }))
      for (const text of ['the casinoplex', 'casi not now', 'occasion']) say({ text, from: anna })
      say({ text: 'casino beside the Casinoplex', from: 'carl' })
      await under.pass(2 * windowMs)
      await until('statistics', 1)
      await until('flagged', written.length + 1)
      const found = await of('flagged')
      assert.deepEqual(
        found.map(({ words }) => words[0]).sort(),
        [...written.map(([word]) => listed(word)), 'casino'].sort(),
      )
      assert.doesNotMatch(JSON.stringify(found), /beside/)
      assert.deepEqual(await of('dead-letter'), [])
    })

    test('G8 all words of a text are told, also those within and over each other', async () => {
      const { say, until, of } = await scene()
      say({ text: '卖大象牙雕, p.o.k.e.r for ushers' })
      await under.pass(2 * windowMs)
      await until('flagged', 1)
      const [flagged] = await of('flagged')
      assert.deepEqual(flagged?.words.toSorted(), ['hers', 'poker', 'she', '大象', '大象牙雕', '象牙'].sort())
    })

    test('G8 what nobody can read is told by its place and a reason, and holds nothing up', async () => {
      const { say, append, until, of } = await scene()
      append({ payload: Uint8Array.of(255, 255, 255) })
      say({ text: Uint8Array.of(0x63, 0xff) })
      say({ text: 'casino' })
      await under.pass(2 * windowMs)
      await until('dead-letter', 2)
      await until('flagged', 1)
      const letters = await of('dead-letter')
      assert.deepEqual(letters.map(({ reason }) => reason).sort(), ['frame_invalid', 'text_invalid'])
      for (const letter of letters) assert.match(letter.name, /^group\.0\.\d+$/)
    })

    test('G8 statistics count messages, people and hits of each group in ten seconds; copies count once', async () => {
      const { say, copy, until, of, group } = await scene()
      say({ text: 'casino' })
      say({ text: 'hallo', from: 'mei', at: under.now() + windowMs - 1 })
      say({ text: 'casino', from: 'mei', to: 1 })
      say({ text: 'later', from: 'mei', at: under.now() + windowMs })
      copy()
      await under.pass(4 * windowMs)
      await until('statistics', 3)
      const since = Math.min(...(await of('statistics')).map(({ at }) => at))
      assert.deepEqual(
        (await of('statistics'))
          .map((each) => [each.at - since, each.group, each.messages, each.senders, each.hits].join(' '))
          .sort(),
        [
          [0, group(0), 2, 2, 1].join(' '),
          [0, group(1), 1, 1, 1].join(' '),
          [windowMs, group(0), 1, 1, 0].join(' '),
        ].sort(),
      )
    })

    test('G8 a flood and one text to three groups are abuse, with the final count; at the limit nothing is', async () => {
      const { say, until, of, person } = await scene()
      const copies = ['Buy now', 'b-u-y n o w', 'ＢＵＹ ＮＯＷ']
      for (let each = 0; each < abuseLimits.posts + 4; each++) say({ text: `no ${each}`, from: 'flooding' })
      for (let each = 0; each < abuseLimits.posts; each++) say({ text: `no ${each}`, from: 'talking' })
      copies.forEach((text, to) => say({ text, to, from: 'selling' }))
      copies.forEach((text) => say({ text, to: 1, from: 'repeating' }))
      await under.pass(2 * windowMs)
      await until('statistics', 3)
      const wanted = [`rate ${person('flooding')} 24`, `same-text ${person('selling')} 3`]
      const told = async (): Promise<string[]> =>
        (await of('abuse')).map(({ rule, author, count }) => `${rule} ${author} ${count}`)
      await under.eventually('the final counts', async () => {
        const all = await told()
        return wanted.every((each) => all.includes(each))
      })
      assert.deepEqual((await told()).sort(), wanted.sort())
    })

    test('G8 what comes after its window was said is flagged and changes nothing that was said', async () => {
      const { say, until, of } = await scene()
      const { late } = under.pipeline().status()
      const begin = under.now()
      say({ text: 'on time' })
      await under.pass(2 * windowMs)
      await until('statistics', 1)
      say({ text: 'casino', at: begin + 1 })
      say({ text: 'next' })
      await under.pass(2 * windowMs)
      await until('flagged', 1)
      await until('statistics', 2)
      assert.deepEqual(
        (await of('statistics')).map(({ messages, hits }) => [messages, hits]),
        [
          [1, 0],
          [1, 0],
        ],
      )
      assert.equal(under.pipeline().status().late, late + 1)
    })

    test('W10, G8 one that ends and starts again in the middle of a window says it whole, and nothing twice', async () => {
      const { say, until, of } = await scene()
      say({ text: 'casino' })
      say({ text: 'hallo', from: 'mei' })
      await under.restart()
      say({ text: 'casino', from: 'carl' })
      await under.restart()
      await under.pass(2 * windowMs)
      await until('flagged', 2)
      await until('statistics', 1)
      await under.eventually('the whole window', async () => (await of('statistics'))[0]?.messages === 3)
      assert.deepEqual(
        (await of('statistics')).map(({ messages, senders, hits }) => ({ messages, senders, hits })),
        [{ messages: 3, senders: 3, hits: 2 }],
      )
      assert.equal((await of('flagged')).length, 2)
    })

    test('G8 a list that changes in the middle of a window counts for what is said after it, and nothing counts twice', async () => {
      const { say, until, of } = await scene()
      say({ text: 'roulette', from: 'carl' })
      say({ text: 'casino', from: 'carl' })
      await until('flagged', 1)
      const before = (await of('flagged'))[0]?.version ?? 0
      under.setWords(['roulette'], [])
      say({ text: 'casino' })
      say({ text: 'roulette' })
      // Before that both may still be on their way, and would come late for their window.
      await until('flagged', 2)
      await under.pass(2 * windowMs)
      await until('statistics', 1)
      assert.deepEqual((await of('flagged')).map(({ version, words }) => [version > before, ...words]).sort(), [
        [false, 'casino'],
        [true, 'roulette'],
      ])
      assert.deepEqual(
        (await of('statistics')).map(({ messages, senders, hits }) => ({ messages, senders, hits })),
        [{ messages: 4, senders: 2, hits: 2 }],
      )
    })
  })
}

/** Said in a scene: `from` is any name, `to` a group by number. */
interface Words extends Omit<Said, 'from' | 'to'> {
  readonly from?: string
  readonly to?: number
}

let scenes = 0
const findingsMax = 10_000

/** People and groups that no other case has. */
class Scene {
  readonly anna = 'anna'
  readonly #under: PipelineUnderTest
  readonly #number = scenes++
  readonly #letters: number
  readonly #records: StoredRecord[] = []
  #place = 0

  constructor(under: PipelineUnderTest, letters: number) {
    this.#under = under
    this.#letters = letters
  }

  readonly person = (name: string): UserId => userIdOfKey(this.#key<UserKey>(name))
  readonly group = (number: number): GroupId => groupIdOfKey(this.#key<GroupKey>(`group ${number}`))

  readonly say = ({ from = 'anna', to = 0, at = this.#under.now(), ...said }: Words): void => {
    this.#place += 1
    const people = { from: this.#key<UserKey>(from), to: this.#key<GroupKey>(`group ${to}`) }
    this.#append(to % 2, postRecord(0, { at, place: this.#place, ...people, ...said }))
  }

  readonly append = (record: Partial<StoredRecord>): void =>
    this.#append(0, { ...postRecord(0, { at: this.#under.now() }), ...record })

  /** All that was said, once more. */
  readonly copy = (): void => {
    for (const record of this.#records.slice()) this.#append(0, record)
  }

  /** The newest first; of dead letters those since the scene began. */
  readonly of = async <Type extends FindingType>(type: Type): Promise<(Finding & { type: Type })[]> => {
    const all = (await this.#under.findings.newest(type, findingsMax)) as readonly (Finding & { type: Type })[]
    return type === 'dead-letter' ? all.slice(0, all.length - this.#letters) : all.filter((each) => this.#isOurs(each))
  }

  readonly until = (type: FindingType, count: number): Promise<void> =>
    this.#under.eventually(`${count} × ${type}`, async () => (await this.of(type)).length >= count)

  #append(part: number, record: StoredRecord): void {
    this.#records.push(record)
    this.#under.append(part, record)
  }

  #isOurs(finding: Finding): boolean {
    const groups = [0, 1, 2, 3].map((number) => this.group(number) as string)
    const people = ['flooding', 'talking', 'selling', 'repeating'].map((name) => this.person(name) as string)
    return finding.type === 'abuse'
      ? people.includes(finding.author)
      : 'group' in finding && groups.includes(finding.group)
  }

  #key<Key extends string>(name: string): Key {
    return `${this.#number}.${name}`.padEnd(16, '.') as Key
  }
}
