/** `policy keys`: who may approve policies, and what signs the log. */
import { type Command, Option } from 'commander'
import { print } from '../../protocol/operator/output.node.ts'
import { hasPolicyLog } from '../publish/policy-log.node.ts'
import type { NewKey } from '../publish/policy-log.ts'
import type { RingKey } from '../publish/release.ts'
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
import { examples, jsonOption, note } from './terminal.node.ts'

type AddOptions = ChangeOptions & { role: RingKey['role']; public?: string; origin: string }

export function addKeys(policy: Command): void {
  const keys = policy.command('keys').description('keys that approve policies and sign the log')
  changing(keys.command('add'))
    .description('add a key; its private half stays in the folder, or elsewhere with --public')
    .argument('<name>', 'one key a person')
    .addOption(new Option('--role <role>', 'what it may do').choices(['approver', 'log']).default('approver'))
    .option('--public <base64>', 'public half of a key whose private half its owner keeps')
    .option('--origin <name>', 'name of a log that is made with this key', 'meridian.local/policy')
    .addHelpText('after', examples('keys add dpo', 'keys add counsel --public MCow…', 'keys add log-2 --role log'))
    .action((name: string, options: AddOptions) => add(name, options))
  keys
    .command('list')
    .description('all keys, retired ones too')
    .option(...logOption)
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', examples('keys list'))
    .action(list)
  changing(keys.command('retire'))
    .description('from now on it signs nothing; what it has signed stays good')
    .argument('<name>')
    .addHelpText('after', examples('keys retire dpo --reason "left the company"'))
    .action(async (name: string, options: ChangeOptions) => {
      await onLog(options, (log) => log.retireKey(name, options.reason))
      told(options, 'retired', { name })
    })
  changing(keys.command('rotate'))
    .description('add a successor, `dpo-2` of `dpo`, and retire the key')
    .argument('<name>')
    .addHelpText('after', examples('keys rotate log --reason "yearly"'))
    .action(rotate)
}

const changing = (command: Command): Command =>
  command
    .option(...reasonOption)
    .option(...planOption)
    .option(...logOption)
    .option(...dataOption)
    .option(...jsonOption)

async function add(name: string, options: AddOptions): Promise<void> {
  const isNew = !hasPolicyLog(logFolder(options))
  const wanted: NewKey = {
    name,
    role: options.role,
    ...(options.public !== undefined && { publicKey: options.public }),
  }
  const key = await onLogToBe(options, async (log) => {
    if (isNew) await log.create(options.origin)
    return log.addKey(wanted, options.reason)
  })
  if (isNew)
    note(
      `a policy log ${options.plan ? 'would be' : 'is'} made, \`${options.origin}\`, with the key \`log\` that signs it`,
    )
  told(options, 'added', key)
}

async function list(options: LogOptions): Promise<void> {
  const { origin, ring } = await onLog(options, (log) => log.read())
  if (options.json) return print(JSON.stringify({ schema: 'meridian/policy.keys@1', origin, keys: ring }))
  const day = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(0, 10))
  const rows = ring.map(({ name, role, publicKey, from, until }) => [name, role, day(from), day(until), publicKey])
  for (const line of columns([['KEY', 'ROLE', 'FROM', 'RETIRED', 'PUBLIC'], ...rows])) print(line)
}

async function rotate(name: string, options: ChangeOptions): Promise<void> {
  const key = await onLog(options, async (log) => {
    const { ring } = await log.read()
    return log.rotateKey(name, successorOf(name, ring), options.reason)
  })
  told(options, 'rotated', key)
}

function successorOf(name: string, ring: readonly RingKey[]): string {
  const stem = name.replace(/-\d+$/, '')
  const taken = new Set(ring.map((key) => key.name))
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

function told(options: ChangeOptions, did: string, key: Partial<RingKey> & { name: string }): void {
  const planned = options.plan === true
  if (options.json) return print(JSON.stringify({ schema: 'meridian/policy.key@1', did, planned, ...key }))
  print(`${planned ? 'would be ' : ''}${did}: ${[key.name, key.role, key.publicKey].filter(Boolean).join('  ')}`)
}
