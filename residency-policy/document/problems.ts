/**
 * Everything that can be wrong with a residency document: one code each, with what it means and what
 * to do, in words for those who write policies. The pages in docs/compliance/problems are made from this
 * table, and `meridian policy problem CODE` prints an entry of it.
 */
export type Severity = 'error' | 'warning' | 'note'

export interface ProblemKind {
  readonly severity: Severity
  readonly title: string
  readonly meaning: string
  readonly fix: string
}

const error = (title: string, meaning: string, fix: string): ProblemKind => ({ severity: 'error', title, meaning, fix })
const warning = (title: string, meaning: string, fix: string): ProblemKind => ({
  severity: 'warning',
  title,
  meaning,
  fix,
})
const note = (title: string, meaning: string, fix: string): ProblemKind => ({ severity: 'note', title, meaning, fix })

export const problemKinds = {
  'yaml-syntax': error(
    'The text is not YAML',
    'The file cannot be read as YAML 1.2, so nothing in it can be trusted to mean what it seems to.',
    'Correct the place that is named; indentation is by spaces, and text with `: ` or `#` in it needs quotes.',
  ),
  'yaml-duplicate-key': error(
    'A key stands twice',
    'Of two equal keys most readers silently take the last, so one of the two would not count.',
    'Remove or rename one of them.',
  ),
  'yaml-reference': error(
    'Anchors, aliases and tags are not allowed',
    'A policy is signed and read by people: what it says must stand where it says it. References also allow files that grow without bound when they are read.',
    'Write the value out where it is used.',
  ),
  'yaml-invisible': error(
    'An invisible character',
    'A byte-order mark, tab or control character can hide a difference between what is seen and what is read.',
    'Save the file as UTF-8 without a mark, and indent with spaces.',
  ),
  'too-large': error(
    'The document is too large',
    'A document has at most 1 MiB and 20 levels, so that it can be read, proved and shown everywhere.',
    'Split classes or rules that repeat each other, or use `*`.',
  ),
  'unknown-field': error(
    'A field that does not exist',
    'The format is closed: a misspelt guardrail would forbid nothing.',
    'Use the field that was meant, or remove it.',
  ),
  'missing-field': error('A field is missing', 'Without it the document is not complete.', 'Add the field.'),
  'wrong-value': error(
    'A value of the wrong kind',
    'The field exists, but cannot hold this value.',
    'Give it a value of the kind that is named.',
  ),
  'unknown-word': error(
    'A word that no vocabulary has',
    'Zones, regions, classes, operations, forms, bases and conditions are closed lists. A word that is in none matches nothing, so the rule or guardrail would do nothing.',
    'Use the nearest known word, or add the word to its list.',
  ),
  'duplicate-id': error('Two things have one id', 'Decisions name rules and guardrails by id.', 'Rename one of them.'),
  'form-not-of-class': error(
    'A form that none of the classes has',
    'A class lists the forms it can take; a rule for another form allows nothing.',
    'Add the form to the class, or remove it from the rule.',
  ),
  'bricked-zone': error(
    'A zone that cannot keep its own data',
    'People of this zone could not use the product: their home may not store any class of content.',
    'Allow `store` at `home`, or remove the guardrail that stops it.',
  ),
  'unreachable-region': warning(
    'A region that holds nobody’s data',
    'It is no zone’s home, and no rule allows anything to go there.',
    'Remove the region, or write the rule that uses it.',
  ),
  'dead-rule': error(
    'A rule that allows nothing',
    'Each tuple it names is stopped by a guardrail, by a form its class does not have, or by a basis that does not reach there.',
    'Change its columns, or remove it.',
  ),
  'redundant-rule': note(
    'A rule that adds nothing',
    'Everything it allows is allowed without it, with no more conditions.',
    'Remove it, if it does not stand there to say so.',
  ),
  'vacuous-guardrail': error(
    'A guardrail that can match nothing',
    'No tuple of this document fits it, so it forbids nothing and gives a false feeling of safety.',
    'Change its columns, or remove it.',
  ),
  'idle-guardrail': note(
    'A guardrail that stops nothing today',
    'No rule allows what it forbids. It holds for rules to come.',
    'Nothing needs to be done.',
  ),
  'half-movement': error(
    'Half of a movement',
    'What people do (a conversation, a group) needs several tuples in each direction. One direction is complete and the other is not, so it would seem to be allowed and not work. It is refused both ways.',
    'Allow the missing tuples, remove the rules of the other direction, or say that it is meant: add a test `{ movement, between, expect: deny }`.',
  ),
  'basis-expired': error(
    'A basis has expired',
    'Its rules allow nothing any more.',
    'Renew the basis and its date, or remove the rules that rest on it.',
  ),
  'basis-expiring': warning(
    'A basis expires soon',
    'After that day its rules allow nothing.',
    'Renew the basis, or plan for the day on which they end.',
  ),
  'basis-unused': note('A basis that no rule uses', 'It has no effect.', 'Remove it, or name it in a rule.'),
  'basis-too-narrow': warning(
    'A rule reaches further than its basis',
    'The basis does not cover all zones and regions that the rule names; there the rule allows nothing.',
    'Narrow the rule, or give it a basis that covers them.',
  ),
  'quota-order': error('A quota warns after it stops', 'The warning would never be seen.', 'Set `warn` below `stop`.'),
  'version-order': error(
    'The version does not rise',
    'Versions only rise: each node refuses one that is not above the one it has.',
    'Set `version` above `supersedes`.',
  ),
  'invariant-broken': error(
    'An invariant does not hold',
    'The document allows (or makes impossible) what it says must never be so.',
    'Change the rule that is named, or the invariant, if it is the invariant that was wrong.',
  ),
  'test-failed': error(
    'A test of the document fails',
    'The document decides otherwise than its author expected.',
    'Change the rule or the expectation.',
  ),
  'rule-untested': warning(
    'A rule that no test meets',
    'Nothing shows that it does what it should. Publishing needs every rule to be met by a test.',
    'Add a test that this rule decides.',
  ),
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problemKinds

/** Path into the document: `['rules', 3, 'to', 0]`. */
export type DocumentPath = readonly (string | number)[]

export interface Position {
  readonly line: number
  readonly column: number
}

export interface Problem extends Position {
  readonly code: ProblemCode
  readonly severity: Severity
  /** What is wrong, in the author's words. */
  readonly message: string
  /** What would repair it, where that is known. */
  readonly fix: string
}
