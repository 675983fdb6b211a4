/** `policy keys`: who may approve policies, and what signs the log. */
import { type Command, Option } from 'commander'
import { print } from '../../protocol/operator/output.node.ts'
import { hasPolicyLog, signerFromFile } from '../publish/policy-log.node.ts'
import type { NewKey } from '../publish/policy-log.ts'
import type { RingChangeState } from '../publish/ring-change.ts'
import type { RingKey } from '../publish/ring-key.ts'
import { columns } from './columns.ts'
import {
  type ChangeOptions,
  dataOption,
  logFolder,
  type LogOptions,
  logOption,
  onLog,
  onLogToBe,
  planOption,
  reasonOption,
} from './log-folder.node.ts'
import { pathOf } from './policy-files.node.ts'
import { tellKeys } from './tell-keys.node.ts'
import { examples, jsonOption, note } from './terminal.node.ts'

type RingOptions = ChangeOptions & { replace?: boolean }
type AddOptions = RingOptions & { role: RingKey['role']; public?: string; origin: string }
type ApproveOptions = ChangeOptions & { as: string; key?: string }

export function addKeys(policy: Command): void {
  const keys = policy.command('keys').description('keys that approve policies and sign the log')
  replacing(keys.command('add'))
    .description('add a key; its private half stays in the folder, or elsewhere with --public')
    .argument('<name>', 'one key a person')
    .addOption(new Option('--role <role>', 'what it may do').choices(['approver', 'log']).default('approver'))
    .option('--public <base64>', 'public half of a key whose private half its owner keeps')
    .option('--origin <name>', 'name of a log that is made with this key', 'meridian.local/policy')
    .addHelpText('after', examples('keys add dpo', 'keys add counsel --public MCow…', 'keys add log-2 --role log'))
    .action((name: string, options: AddOptions) => add(name, options))
  keys
    .command('list')
    .description('all keys, retired ones too, and a change that waits for approvals')
    .option(...logOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', examples('keys list'))
    .action(list)
  replacing(keys.command('retire'))
    .description('from now on it signs nothing; what it has signed stays good')
    .argument('<name>')
    .addHelpText('after', examples('keys retire dpo --reason "left the company"'))
    .action(async (name: string, options: RingOptions) => {
      told(options, 'retired', { name }, await onLog(options, (log) => log.retireKey(name, options)))
    })
  replacing(keys.command('rotate'))
    .description('add a successor, `dpo-2` of `dpo`, and retire the key')
    .argument('<name>')
    .option('--public <base64>', 'public half of the successor, where its owner keeps the private half')
    .addHelpText('after', examples('keys rotate log --reason "yearly"', 'keys rotate counsel --public MCow…'))
    .action(rotate)
  changing(keys.command('approve'))
    .description('sign the change of keys that waits: a key of the log and half of the approvers must')
    .requiredOption('--as <key>', 'whose approval it is')
    .option('--key <file>', 'private key in PEM, where it does not lie beside the log')
    .addHelpText('after', examples('keys approve --as dpo', 'keys approve --as dpo --key dpo.pem'))
    .action(approveChange)
  changing(keys.command('tell'))
    .description('tell every region who may approve now; edges learn it from them')
    .addHelpText('after', examples('keys tell'))
    .action(tellKeys)
}

const changing = (command: Command): Command =>
  command
    .option(...reasonOption)
    .option(...planOption)
    .option(...logOption)
    .option(...dataOption)
    .option(...jsonOption)
const replacing = (command: Command): Command =>
  changing(command).option('--replace', 'in place of the change that waits for approvals now')

async function add(name: string, options: AddOptions): Promise<void> {
  const isNew = !hasPolicyLog(logFolder(options))
  const wanted: NewKey = {
    name,
    role: options.role,
    ...(options.public !== undefined && { publicKey: options.public }),
  }
  const added = await onLogToBe(options, async (log) => {
    if (isNew) await log.create(options.origin)
    return log.addKey(wanted, options)
  })
  if (isNew)
    note(
      `a policy log ${options.plan ? 'would be' : 'is'} made, \`${options.origin}\`, with the key \`log\` that signs it`,
    )
  told(options, 'added', newestKey(added), added)
}

const newestKey = ({ change }: RingChangeState): Named => change.statement.keys.at(-1) as RingKey

async function list(options: LogOptions): Promise<void> {
  const { origin, ring, rings, ringChange } = await onLog(options, (log) => log.read())
  const waits = ringChange && { did: ringChange.did, what: ringChange.what }
  if (options.json) {
    const answer = { schema: 'meridian/policy.keys@1', origin, ring: rings.length, keys: ring, waits: waits ?? null }
    return print(JSON.stringify(answer))
  }
  const day = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(0, 10))
  const rows = ring.map(({ name, role, publicKey, from, until }) => [name, role, day(from), day(until), publicKey])
  for (const line of columns([['KEY', 'ROLE', 'FROM', 'RETIRED', 'PUBLIC'], ...rows])) print(line)
  if (waits !== undefined) print(`waits for approvals: ${waits.did} ${waits.what}`)
}

async function rotate(name: string, options: RingOptions & { public?: string }): Promise<void> {
  const rotated = await onLog(options, async (log) => {
    const { ring } = await log.read()
    const successor = {
      name: successorOf(name, ring),
      ...(options.public !== undefined && { publicKey: options.public }),
    }
    return log.rotateKey(name, successor, options)
  })
  told(options, 'rotated', newestKey(rotated), rotated)
}

function successorOf(name: string, ring: readonly RingKey[]): string {
  const stem = name.replace(/-\d+$/, '')
  const taken = new Set(ring.map((key) => key.name))
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

async function approveChange(options: ApproveOptions): Promise<void> {
  const settled = await onLog(options, async (log) =>
    log.approveRing(
      options.key === undefined ? await log.signer(options.as) : await signerFromFile(options.as, pathOf(options.key)),
      options.reason,
    ),
  )
  told(options, 'approved', { name: settled.change.what }, settled)
}

type Named = Partial<RingKey> & { readonly name: string }

function told(options: ChangeOptions, did: string, key: Named, { done, approvedBy, approvalsNeeded }: RingChangeState) {
  const planned = options.plan === true
  if (options.json) {
    const answer = { schema: 'meridian/policy.key@1', did, planned, ...key, done, approvedBy, approvalsNeeded }
    return print(JSON.stringify(answer))
  }
  print(`${planned ? 'would be ' : ''}${did}: ${[key.name, key.role, key.publicKey].filter(Boolean).join('  ')}`)
  if (done) return
  const by = approvedBy.length === 0 ? 'nobody yet' : approvedBy.join(', ')
  print(`it waits: approved by ${by}; ${approvalsNeeded} needed, and a key of the log`)
  print('next: meridian policy keys approve --as KEY')
}
