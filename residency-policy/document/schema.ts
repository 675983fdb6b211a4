/**
 * The shape of `residency/v1` as JSON Schema: editors complete by it, `parse` checks by it. It is
 * closed: a field it does not name is an error, because a misspelt guardrail forbids nothing. Words of
 * vocabularies are checked later, against the document's own.
 */
/** A word, and an id: ids may begin with a digit (`1to1-cipher`). */
const word = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$' } as const
const words = { type: 'array', items: word, minItems: 1, maxItems: 256, uniqueItems: true } as const
const text = { type: 'string', minLength: 1, maxLength: 512 } as const
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const
const duration = { type: 'string', pattern: '^P(?!$)(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$' } as const
const count = { type: 'integer', minimum: 0, maximum: 1_000_000_000 } as const

const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})
const named = (value: object, max = 256) => ({
  type: 'object',
  propertyNames: word,
  additionalProperties: value,
  minProperties: 1,
  maxProperties: max,
})
const list = (items: object, maxItems = 1_000) => ({ type: 'array', items, maxItems })

const anyOf = (...choices: unknown[]) => ({ anyOf: choices })
const wordsOrAll = anyOf({ const: '*' }, words)

const selector = {
  zones: wordsOrAll,
  classes: wordsOrAll,
  classesNot: words,
  ops: wordsOrAll,
  to: anyOf({ enum: ['*', 'home', 'failover'] }, words),
  toNot: anyOf({ const: 'home' }, words),
  forms: wordsOrAll,
  formsNot: words,
}
const deny = { const: 'deny' }
const effect = { enum: ['allow', 'deny'] }
const pair = { type: 'array', items: [word, word], minItems: 2, maxItems: 2, additionalItems: false }

export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://meridian.example/schemas/residency-v1.json',
  title: 'Residency policy',
  ...object(
    {
      apiVersion: { const: 'residency/v1' },
      kind: { const: 'ResidencyPolicy' },
      metadata: object(
        {
          id: word,
          version: { type: 'integer', minimum: 1, maximum: 1_000_000_000 },
          supersedes: { type: 'integer', minimum: 0, maximum: 1_000_000_000 },
          effectiveFrom: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' },
          owners: list(text, 32),
          approvals: object(
            {
              normal: { type: 'integer', minimum: 1, maximum: 9 },
              widening: { type: 'integer', minimum: 1, maximum: 9 },
            },
            ['normal', 'widening'],
          ),
        },
        ['id', 'version', 'owners', 'approvals'],
      ),
      defaults: object({ effect: deny, unlabelled: deny, unknownZone: deny, onEvaluatorError: deny }, [
        'effect',
        'unlabelled',
        'unknownZone',
        'onEvaluatorError',
      ]),
      zones: named(
        object({ home: word, failover: list(word, 16), features: named(word, 32) }, ['home', 'failover']),
        64,
      ),
      regions: named(
        object(
          {
            law: word,
            cassandraDc: word,
            kafka: word,
            bucket: word,
            edge: object({ doJurisdiction: word, processing: word }, []),
            attest: { enum: ['required', 'optional'] },
          },
          ['law'],
        ),
        64,
      ),
      ops: words,
      forms: words,
      dataClasses: named(
        object(
          {
            kind: { enum: ['content', 'metadata', 'secret', 'derived'] },
            forms: words,
            shredScope: { enum: ['user', 'author', 'none'] },
            sinks: words,
            maxTtl: duration,
          },
          ['kind', 'forms', 'shredScope', 'sinks'],
        ),
      ),
      transferBases: named(
        object(
          {
            from: word,
            to: anyOf({ const: 'any' }, words),
            instrument: text,
            expires: day,
            quota: object(
              {
                countDistinct: { const: 'subject' },
                period: { enum: ['calendar-year', 'calendar-month'] },
                warn: count,
                stop: count,
              },
              ['countDistinct', 'period', 'warn', 'stop'],
            ),
          },
          ['from', 'to', 'instrument', 'expires'],
        ),
      ),
      rules: list(
        object({ id: word, ...selector, when: words, basis: word, ledger: { enum: ['record', 'batch'] } }, [
          'id',
          'zones',
          'classes',
          'ops',
          'to',
          'forms',
        ]),
      ),
      guardrails: list(object({ id: word, ...selector }, ['id'])),
      movements: named(
        object(
          {
            directions: { enum: ['both', 'author-to-follower'] },
            needs: {
              type: 'array',
              minItems: 1,
              maxItems: 32,
              items: { type: 'array', items: [word, word, word], minItems: 3, maxItems: 3, additionalItems: false },
            },
          },
          ['directions', 'needs'],
        ),
        64,
      ),
      groups: object(
        {
          modes: list({ enum: ['replicate', 'pointer', 'deny'] }, 3),
          onDeny: { const: 'refuse-join' },
          multiSubject: { const: 'strictest' },
        },
        ['modes', 'onDeny', 'multiSubject'],
      ),
      rehoming: object(
        {
          allowed: list(pair),
          maxWritePause: duration,
          verify: words,
          sourcePurge: object({ deadline: duration, method: text, thenScan: { type: 'boolean' } }, [
            'deadline',
            'method',
            'thenScan',
          ]),
          receipts: object({ log: word, witnesses: { type: 'integer', minimum: 0, maximum: 16 } }, [
            'log',
            'witnesses',
          ]),
        },
        ['allowed', 'maxWritePause', 'verify', 'sourcePurge', 'receipts'],
      ),
      // Exactly one of the three, and of `given` and `movement`, is `kindsOf`'s to say: a schema's
      // own words for it (`oneOf`) are no help to a reader.
      invariants: list(
        object(
          {
            id: word,
            never: object(selector, []),
            possible: object(selector, []),
            basisRequired: object({ ...selector, except: words }, []),
          },
          ['id'],
        ),
      ),
      tests: list(
        object(
          {
            name: text,
            given: object({ zone: word, class: word, op: word, to: word, form: word, when: words }, [
              'zone',
              'class',
              'op',
              'to',
              'form',
            ]),
            movement: word,
            between: pair,
            expect: effect,
            rule: word,
          },
          ['expect'],
        ),
      ),
    },
    ['apiVersion', 'kind', 'metadata', 'defaults', 'zones', 'regions', 'ops', 'forms', 'dataClasses', 'rules'],
  ),
} as const
