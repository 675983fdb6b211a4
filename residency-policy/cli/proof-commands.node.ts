/** `policy test`, `prove`: a document held to its own words, and its table to the document. */
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import pc from 'picocolors'
import { print } from '../../protocol/operator/output.node.ts'
import { coverage, type Fraction, runDocumentTests } from '../proof/document-tests.ts'
import { pathOf, readable } from './policy-files.node.ts'
import { type Proof, prove, type Stage } from './prove.node.ts'
import { cells, decisions, progressOf } from './progress.node.ts'
import { answer, type Common, dayOf, examples, jsonOption, mark, onDayOption } from './terminal.node.ts'

export function addProof(policy: Command): void {
  policy
    .command('test')
    .description('run the document’s own tests')
    .argument('<file>')
    .addHelpText('after', examples('test --coverage policies/three-regions.yaml'))
    .option('--coverage', 'which rules and guardrails no test meets; the answer is no if a rule is not met')
    .option(...jsonOption)
    .option(...onDayOption)
    .action((name: string, options: Common & { coverage?: boolean }) => {
      const { policy: parsed, table } = readable(name, dayOf(options))
      const results = runDocumentTests(parsed.document, table, dayOf(options))
      const covered = coverage(parsed.document, table, dayOf(options))
      const failed = results.filter(({ passed }) => !passed)
      if (options.json) {
        print(JSON.stringify({ schema: 'meridian/policy.test@1', results, coverage: covered }))
      } else {
        for (const { name: title, passed, expected, decided } of results)
          print(
            passed ? `${pc.green('✓')} ${title}` : `${pc.red('✗')} ${title}: expected ${expected}, decided ${decided}`,
          )
        print(`${results.length - failed.length} of ${results.length} tests pass`)
        if (options.coverage === true) {
          const fraction = ({ met, of }: Fraction): string => `${met}/${of}`
          print(`${fraction(covered.rules)} rules, ${fraction(covered.guardrails)} guardrails are met by a test`)
          for (const id of covered.notMet) print(`  not met: ${id}`)
        }
      }
      const missesRules = options.coverage === true && covered.rules.met < covered.rules.of
      answer(failed.length === 0 && !missesRules)
    })
  policy
    .command('prove')
    .description('compare the compiled table with the reference on every decision, and with Cedar')
    .argument('<file>')
    .addHelpText('after', examples('prove policies/three-regions.yaml --out proof.json'))
    .option('--out <file>', 'write the proof to a file')
    .option(...jsonOption)
    .option(...onDayOption)
    .action((name: string, options: Common & { out?: string }) => {
      const { policy: parsed, table, text } = readable(name, dayOf(options))
      const proof = prove(parsed, table, text, dayOf(options), progress())
      if (options.out !== undefined) writeFileSync(pathOf(options.out), `${JSON.stringify(proof, undefined, 2)}\n`)
      if (options.json) print(JSON.stringify(proof))
      else for (const line of proofLines(proof)) print(line)
      answer(proof.holds)
    })
}

/** One bar a stage. */
export function progress(): (stage: Stage, done: number, all: number) => void {
  const stages = { reference: progressOf('reference', decisions), cedar: progressOf('cedar    ', cells) }
  return (stage, done, all) => stages[stage](done, all)
}

function proofLines({ policy, reference, cedar, invariants, movements, tests, coverage: met, holds }: Proof): string[] {
  const number = (of: number): string => of.toLocaleString('en')
  return [
    `${policy.id} v${policy.version}  sha256 ${policy.sha256.slice(0, 16)}…`,
    `${mark(reference.different === 0)} table = reference   ${number(reference.decisions - reference.different)} of ${number(reference.decisions)} decisions, ${number(reference.cells)} cells × ${2 ** reference.conditions.length} condition sets, ${reference.seconds} s`,
    `${mark(cedar.different === 0)} table = ${cedar.engine}   ${number(cedar.decisions - cedar.different)} of ${number(cedar.decisions)} decisions, ${cedar.policies} policies, ${cedar.seconds} s`,
    `${mark(invariants.broken.length === 0)} invariants          ${invariants.held} of ${invariants.held + invariants.broken.length} hold${invariants.broken.length > 0 ? `; broken: ${invariants.broken.join(', ')}` : ''}`,
    `${mark(movements.half.length === 0)} movements           ${movements.pairs} between two zones, ${movements.half.length === 0 ? 'none half allowed' : `half allowed: ${movements.half.join(', ')}`}`,
    `${mark(tests.failed.length === 0)} tests               ${tests.passed} of ${tests.passed + tests.failed.length} pass`,
    `${mark(met.notMet.length === 0)} coverage            ${met.rulesMet}/${met.rules} rules are met by a test`,
    holds ? pc.green('It holds.') : pc.red('It does not hold.'),
  ]
}
