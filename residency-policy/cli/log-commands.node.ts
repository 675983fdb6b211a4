/** `policy propose`, `approve`, `publish`, `history`, `verify`: how a document becomes a signed version. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { print } from '../../protocol/operator/output.node.ts'
import { diff, type PolicyDiff } from '../preview/diff.ts'
import type { ProposalState } from '../publish/policy-log.ts'
import type { PolicyLogState } from '../publish/policy-log-files.ts'
import { signerFromFile } from '../publish/policy-log.node.ts'
import { compile } from '../table/compile.ts'
import { diffLines } from './answers.ts'
import { columns } from './columns.ts'
import {
  type ChangeOptions,
  dataOption,
  logFolder,
  type LogOptions,
  logOption,
  onLog,
  planOption,
  reasonOption,
} from './log-folder.node.ts'
import { pathOf, textOf } from './policy-files.node.ts'
import { progress } from './proof-commands.node.ts'
import { prove } from './prove.node.ts'
import { examples, jsonOption, note } from './terminal.node.ts'

export function addPublishing(policy: Command): void {
  changing(policy.command('propose'))
    .description('put a version forward for approval; what could not be published is refused')
    .argument('<file>')
    .option('--replace', 'in place of the version that is proposed now')
    .addHelpText('after', examples('propose my-policy.yaml --reason "groups between EU and US"'))
    .action(async (name: string, options: ChangeOptions & { replace?: boolean }) => {
      const text = textOf(name)
      await tellProposal(options, 'proposed', (log) => log.propose(text, options.reason, options.replace === true))
    })
  changing(policy.command('approve'))
    .description('sign the version that is proposed')
    .requiredOption('--as <key>', 'whose approval it is')
    .option('--key <file>', 'private key in PEM, where it does not lie beside the log')
    .addHelpText(
      'after',
      examples('approve --as dpo --reason "checked with counsel"', 'approve --as dpo --key dpo.pem'),
    )
    .action(async (options: ChangeOptions & { as: string; key?: string }) => {
      await tellProposal(options, 'approved', async (log) =>
        log.approve(
          options.key === undefined
            ? await log.signer(options.as)
            : await signerFromFile(options.as, pathOf(options.key)),
          options.reason,
        ),
      )
    })
  changing(policy.command('publish'))
    .description('prove the proposed version, and put it in the log if it has its approvals')
    .addHelpText('after', examples('publish', 'publish --plan'))
    .action(publish)
  reading(policy.command('history'))
    .description('published versions, and what is proposed')
    .option('--bundle <file>', 'write everything that `verify` needs into one file')
    .addHelpText('after', examples('history', 'history --bundle policy-log.json'))
    .action(history)
  reading(policy.command('verify'))
    .description('check the log with nothing but public keys, without a network')
    .argument('[bundle]', 'a file of `history --bundle`, or a folder; otherwise the log itself')
    .option('--keys <file>', 'a `keys.json` or bundle that you kept: the rings must be its continuation')
    .option('--since <file>', 'a checkpoint or bundle you kept: the log must be its continuation')
    .addHelpText('after', examples('verify', 'verify policy-log.json --since last-year.json'))
    .action(verify)
}

const reading = (command: Command): Command =>
  command
    .option(...logOption)
    .option(...dataOption)
    .option(...jsonOption)
const changing = (command: Command): Command => reading(command.option(...reasonOption).option(...planOption))

async function tellProposal(
  options: ChangeOptions,
  did: 'proposed' | 'approved',
  work: (log: Parameters<Parameters<typeof onLog>[1]>[0]) => Promise<ProposalState>,
): Promise<void> {
  const { proposal, change } = await onLog(options, async (log) => {
    const proposed = await work(log)
    return { proposal: proposed, change: changeOf(await log.read()) }
  })
  const { version, widens, approvedBy, approvalsNeeded } = proposal
  const planned = options.plan === true
  if (options.json)
    return print(JSON.stringify({ schema: 'meridian/policy.proposal@1', did, planned, ...proposal, ...change }))
  for (const line of change === undefined ? ['the first version of this log'] : diffLines(change, flowsListed))
    print(line)
  print(`version ${version} ${planned ? 'would be' : 'is'} ${did}. It ${widens ? 'widens' : 'opens nothing new'}.`)
  const by = approvedBy.length === 0 ? 'nobody yet' : approvedBy.join(', ')
  print(`approved by ${by}; ${approvalsNeeded} needed`)
  print(
    approvedBy.length < approvalsNeeded ? 'next: meridian policy approve --as KEY' : 'next: meridian policy publish',
  )
}

/** Who approves must see how much it is; `diff` lists all. */
const flowsListed = 12

/** What the proposal opens and closes, beside the newest version of the log; undefined for the first one. */
function changeOf({ releases, proposal }: PolicyLogState): PolicyDiff | undefined {
  const newest = releases.at(-1)
  if (proposal === undefined || newest === undefined) return undefined
  return diff(compile(newest.document), compile(proposal.document), Date.now())
}

async function publish(options: ChangeOptions): Promise<void> {
  const { release, index } = await onLog(options, (log) =>
    log.publish((policy, table, text, now) => prove(policy, table, text, now, progress()), options.reason),
  )
  const { version, document } = release.statement
  const planned = options.plan === true
  if (options.json)
    return print(JSON.stringify({ schema: 'meridian/policy.publish@1', planned, version, document, size: index + 1 }))
  print(`version ${version} ${planned ? 'would be' : 'is'} published: ${document}, number ${index + 1} of the log`)
  if (!planned) print(`next: meridian policy activate ${version}`)
}

async function history(options: LogOptions & { bundle?: string }): Promise<void> {
  const state = await onLog(options, (log) => log.read())
  const { origin, rings, releases, checkpoint, proposal } = state
  if (options.bundle !== undefined) {
    const keys = { schema: 'meridian/policy.keys@2', origin, rings }
    const bundle = { schema: 'meridian/policy.bundle@1', keys, releases, checkpoint: checkpoint?.note ?? null }
    writeFileSync(pathOf(options.bundle), `${JSON.stringify(bundle)}\n`)
  }
  const versions = releases.map(({ statement, approvals }) => ({
    policy: statement.policy,
    version: statement.version,
    document: statement.document,
    publishedAt: new Date(statement.publishedAt).toISOString(),
    approvedBy: approvals.map(({ key }) => key),
  }))
  const proposed = proposal && {
    version: proposal.statement.version,
    approvedBy: proposal.approvals.map(({ key }) => key),
  }
  if (options.json)
    return print(JSON.stringify({ schema: 'meridian/policy.history@1', origin, versions, proposed: proposed ?? null }))
  const rows = versions.map(({ version, policy, publishedAt, approvedBy, document }) => [
    `v${version}`,
    policy,
    publishedAt.slice(0, 16).replace('T', ' '),
    approvedBy.join(', '),
    document,
  ])
  for (const line of columns([['VERSION', 'POLICY', 'PUBLISHED UTC', 'APPROVED BY', 'DOCUMENT'], ...rows])) print(line)
  if (proposed !== undefined)
    print(`proposed: v${proposed.version}, approved by ${proposed.approvedBy.join(', ') || 'nobody yet'}`)
}

/** Runs the very file that an outsider would: it shares nothing with what wrote the log. */
function verify(bundle: string | undefined, options: LogOptions & { keys?: string; since?: string }): void {
  const script = join(import.meta.dirname, '..', 'publish', 'verify-policy-log.js')
  const words = [
    bundle === undefined ? logFolder(options) : pathOf(bundle),
    ...(options.keys === undefined ? [] : ['--keys', pathOf(options.keys)]),
    ...(options.since === undefined ? [] : ['--since', pathOf(options.since)]),
    ...(options.json ? ['--json'] : []),
  ]
  const { status, error } = spawnSync(process.execPath, [script, ...words], { stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status !== 0 && !options.json) note('what is wrong is listed above')
  process.exitCode = status ?? 70
}
