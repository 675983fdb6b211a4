/**
 * What is made from the residency policy's own tables: a page for each problem of a document, with an
 * example that was really checked, and the schema that editors complete by.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../../residency-policy/document/check.ts'
import { editorSchema } from '../../residency-policy/document/editor-schema.ts'
import { parse } from '../../residency-policy/document/parse.ts'
import { problemExamples } from '../../residency-policy/document/problem-examples.ts'
import {
  type Problem,
  type ProblemCode,
  problemKinds,
  type Severity,
} from '../../residency-policy/document/problems.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = 'docs/compliance/problems'
const anyDay = '2026-11-01'

/** Path from the root of the repository → text. */
export function policyPages(): Map<string, string> {
  const codes = Object.keys(problemKinds) as ProblemCode[]
  return new Map([
    ['residency-policy/document/residency-v1.schema.json', `${JSON.stringify(editorSchema(), undefined, 2)}\n`],
    [`${folder}/README.md`, indexPage(codes)],
    ...codes.map((code): [string, string] => [`${folder}/${code}.md`, problemPage(code)]),
  ])
}

const startingPolicy = (): string => readFileSync(join(root, 'policies', 'starting-policy.yaml'), 'utf8')

/** The starting policy with the mistake in it, and what `check` says of it. */
export function exampleOf(code: ProblemCode): { readonly wrong: string; readonly problems: readonly Problem[] } {
  const good = startingPolicy()
  const { change, on = anyDay } = problemExamples[code]
  if (!good.includes(change[0])) throw new Error(`${code}: the starting policy has no \`${change[0]}\``)
  const wrong = good.replace(change[0], () => change[1])
  const parsed = parse(wrong)
  const problems = parsed.ok ? check(parsed.policy, Date.parse(`${on}T00:00:00Z`)).problems : parsed.problems
  return { wrong, problems }
}

function indexPage(codes: readonly ProblemCode[]): string {
  const rows = (severity: Severity): string[] =>
    codes
      .filter((code) => problemKinds[code].severity === severity)
      .map((code) => `- [\`${code}\`](${code}.md): ${problemKinds[code].title}`)
  return [
    '# Problems of a document',
    '',
    'What `npx meridian policy check` may say. Made from `residency-policy/document/problems.ts` by `npm run generate`.',
    '',
    'An **error** must be repaired before a document can be published. A **warning** should be; a rule that no test meets',
    'must be, too. A **note** needs nothing.',
    ...(['error', 'warning', 'note'] as const).flatMap((severity) => [
      '',
      `## ${headings[severity]}`,
      '',
      ...rows(severity),
    ]),
    '',
  ].join('\n')
}

const headings: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', note: 'Notes' }

function problemPage(code: ProblemCode): string {
  const { severity, title, meaning, fix } = problemKinds[code]
  const { wrong, problems } = exampleOf(code)
  const found = problems.find((problem) => problem.code === code)
  if (found === undefined) throw new Error(`${code}: its example has no such problem`)
  return [
    `# ${code}`,
    '',
    `${title}. (${severity})`,
    '',
    meaning,
    '',
    `**To do:** ${fix}`,
    '',
    '## An example',
    '',
    '```yaml',
    ...linesOf(wrong, found),
    '```',
    '```text',
    `${found.line}:${found.column}  ${found.severity}  ${found.code}  ${found.message}`,
    found.fix,
    '```',
    '',
    '[All problems](README.md). In a terminal: `npx meridian policy problem ' + code + '`.',
    '',
  ].join('\n')
}

/** Where the mistake is and where it shows, which may be elsewhere. */
function linesOf(wrong: string, { line }: Problem): string[] {
  const good = new Set(startingPolicy().split('\n'))
  const lines = wrong.split('\n')
  return lines
    .filter((text, index) => !good.has(text) || index === line - 1)
    .map((text) => text.replace(/^\t/, '⇥').trimEnd())
}
