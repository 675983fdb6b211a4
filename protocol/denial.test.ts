import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import {
  type Denial,
  denialActions,
  denialArguments,
  denialBody,
  denialInBody,
  denialReasons,
  explained,
} from './denial.ts'
import { denied, errorBody } from './errors.ts'
import { encodeGrpcStatus, readGrpcStatus } from './grpc-status.ts'
import { icuSentence } from './messages/icu.ts'
import { englishWords, plainSentence, type Words } from './messages/words.ts'
import { standardPlaces } from './places.ts'

const denial: Denial = {
  because: 'guardrail',
  action: 'send',
  rule: 'g-cn-in',
  policy: 'three-regions',
  version: 1,
  fromZone: 1,
  toZone: 4,
}

const folder = join(import.meta.dirname, 'messages')
const languages = readdirSync(folder).filter((file) => file.endsWith('.json'))

describe('words for a denial', () => {
  for (const file of languages) {
    const words = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Words
    test(`${file}: every reason of every action has a sentence that names both places or none`, () => {
      const wanted = [
        ...denialReasons.flatMap((because) => denialActions.map((action) => `policy.${because}.${action}`)),
        ...standardPlaces.zones.map(({ zone }) => `zone.${zone}`),
        'policy.other',
        'zone.other',
        'language',
      ]
      assert.deepEqual(Object.keys(words).sort(), wanted.sort())
      for (const because of denialReasons)
        for (const action of denialActions) {
          const said = explained({ ...denial, because, action }, words, icuSentence)
          assert.doesNotMatch(said, /[{}]/)
          assert.equal(said.includes(words['zone.EU'] as string), said.includes(words['zone.CN'] as string))
          assert.doesNotMatch(said, /GDPR|PIPL|article|law/i)
        }
    })
  }

  test('it says what is not possible, what became of it, and what the person can do', () => {
    assert.equal(
      explained(denial),
      'Messages from the EU to China are not offered here. This one was not delivered. Use another way to reach them, or ask whoever runs this service.',
    )
  })

  test('a reason or zone of a newer region is still a sentence', () => {
    const newer = { ...denial, because: 'moon-phase', toZone: 99 }
    assert.match(explained(newer), /between the EU and another region/)
  })

  test('every message is rendered with its arguments, whichever zones they are, and says none that is not given', () => {
    for (const key of Object.keys(englishWords).filter((each) => each.startsWith('policy.')))
      for (const fromZone of [0, ...standardPlaces.zones.map(({ number }) => number), 99]) {
        const given = denialArguments({ ...denial, fromZone })
        const said = icuSentence(englishWords, key, given)
        assert.ok(said !== undefined && said.length > 20, key)
        assert.doesNotMatch(said, /[{}#]|undefined/, key)
        assert.equal(plainSentence(englishWords, key, given), said, 'English needs no formatter')
        for (const sentence of [icuSentence, plainSentence])
          assert.equal(sentence(englishWords, key, {}) === undefined, /\{/.test(englishWords[key] ?? ''), key)
      }
  })

  test('a language chooses by an argument and counts with its own plurals', () => {
    const slavic: Words = {
      language: 'pl',
      'policy.guardrail.send': '{to_zone, select, CN {do Chin} EU {do Unii} other {gdzie indziej}} nie',
      people: '{count, plural, one {# osoba} few {# osoby} many {# osób} other {# osoby}}',
    }
    assert.equal(explained(denial, slavic, icuSentence), 'do Chin nie')
    assert.equal(explained({ ...denial, toZone: 99 }, slavic, icuSentence), 'gdzie indziej nie')
    assert.deepEqual(
      [1, 3, 5, 22].map((count) => icuSentence(slavic, 'people', { count })),
      ['1 osoba', '3 osoby', '5 osób', '22 osoby'],
    )
    assert.equal(explained(denial, slavic), explained(denial), 'without a formatter it is said in English')
  })

  test('a sentence that cannot be read, or names what nobody gives, is said in English', () => {
    for (const slip of ['Von {from nach', '{nobody} schreibt', '{to_zone, select, EU {x}}'])
      for (const sentence of [icuSentence, plainSentence])
        assert.equal(explained(denial, { ...englishWords, 'policy.guardrail.send': slip }, sentence), explained(denial))
  })

  test('another language is another set of words', () => {
    const german = { ...englishWords, 'zone.EU': 'der EU', 'zone.CN': 'China' }
    assert.equal(
      explained(denial, { ...german, 'policy.guardrail.send': 'Von {from} nach {to} geht nichts.' }),
      'Von der EU nach China geht nichts.',
    )
  })
})

describe('what travels with a denial', () => {
  test('JSON has rule, reason, key, arguments and policy, and reads back', () => {
    const { error } = errorBody(denied(denial), 'r1')
    assert.deepEqual(
      [error.code, error.rule, error.because, error.message_key, error.message_arguments, error.policy],
      [
        'policy_denied',
        'g-cn-in',
        'guardrail',
        'policy.guardrail.send',
        { from: 'EU', to: 'CN' },
        denialBody(denial).policy,
      ],
    )
    assert.equal(error.hint, explained(denial))
    assert.deepEqual(denialInBody(error), denial)
    assert.equal(denialInBody({}), undefined)
  })

  test('gRPC has the same in its metadata, flat', () => {
    const read = readGrpcStatus(encodeGrpcStatus(denied(denial), 'r1'))
    assert.equal(read?.rule, 'g-cn-in')
    assert.equal(read?.['policy.id'], 'three-regions')
    assert.equal(read?.['policy.version'], '1')
    assert.equal(read?.message_key, 'policy.guardrail.send')
  })
})
