/**
 * PostgreSQL: two servers, of which one is the primary and the other follows it; which of them, only
 * they know (a promotion changes it). In a region with quorums a commit waits for the other one, too.
 */
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, type Engine, type Ground, missing, type Node, type Readiness, ready } from '../engine.ts'
import { Refusal } from '../refusal.ts'
import { nodeOf, portOf, type RegionPlan } from '../region-plan.ts'
import { postgresAccount, refuseUnlessReachable } from './account.ts'
import { askServer, database, user } from './ask-server.ts'
import { serverSettings, initialSettings } from './server-settings.ts'

const members = [1, 2] as const
type Member = (typeof members)[number]

const node = (region: RegionPlan, member: Member): Node =>
  nodeOf(region, 'postgres', member, [['clients', portOf(region, 'postgres', member)]])

const nodes = (region: RegionPlan): Node[] => members.map((member) => node(region, member))
const other = (member: Member): Member => (member === 1 ? 2 : 1)

const dataOf = (of: Node): string => join(of.folder, 'data')
const exists = (of: Node): boolean => existsSync(join(dataOf(of), 'PG_VERSION'))
const follows = (of: Node): boolean => existsSync(join(dataOf(of), 'standby.signal'))

export const postgres: Engine = {
  name: 'postgres',
  programs: ['postgres'],
  fromJars: false,
  // Fast: clients are cut off, transactions undone. SIGTERM would wait for every client to leave.
  stop: { signal: 'SIGINT', graceMs: 20_000 },
  nodes,
  refuse: refuseUnlessReachable,

  async start(region, ground) {
    await refuseOtherVersion(region, ground)
    const account = postgresAccount()
    for (const each of nodes(region)) {
      // Under another account it needs a folder of its own.
      if (account !== undefined) chownSync(each.folder, account.uid, account.gid)
    }
    if (!nodes(region).some(exists)) await makeData(region, node(region, 1), ground)
    const primary = primaryOf(region)
    launch(region, primary, ground)
    await ground.until([node(region, primary)], () => answers(region, primary))
    await makeDatabase(region, primary)
    const standby = node(region, other(primary))
    if (!exists(standby) || !follows(standby)) await copyData(region, primary, ground)
    launch(region, other(primary), ground)
  },

  async look(region) {
    for (const member of members) {
      const seen = await answers(region, member)
      if (seen.state !== 'ready') return seen
    }
    const question = `SELECT count(*)::int AS n FROM pg_stat_replication WHERE state = 'streaming'`
    for (const member of members) {
      const streaming = await askServer(portOf(region, 'postgres', member), question)
      if (streaming?.['n'] === 1) return ready
    }
    return missing(`the standby of ${region.alias} does not follow yet`)
  },

  addresses: (region) => ({
    postgres: {
      servers: members.map((member) => `127.0.0.1:${portOf(region, 'postgres', member)}`),
      user,
      database,
    },
  }),
}

const tool = (ground: Ground, name: string): string => join(ground.program('postgres'), '..', name)

function command(program: string, args: readonly string[]): Command {
  const account = postgresAccount()
  return { program, args, environment: { LC_ALL: 'C.UTF-8' }, ...(account === undefined ? {} : { account }) }
}

async function makeData(region: RegionPlan, of: Node, ground: Ground): Promise<void> {
  await whole(dataOf(of), async (folder) => {
    const options = ['-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']
    await ground.run(command(tool(ground, 'initdb'), ['-D', folder, ...options]))
    writeFileSync(join(folder, 'postgresql.conf'), initialSettings(region.size))
  })
}

/** Data of one major version is no data to another, which only its log would tell. */
async function refuseOtherVersion(region: RegionPlan, ground: Ground): Promise<void> {
  const [, runs] = /PostgreSQL\) (\d+)/.exec(await ground.run(command(ground.program('postgres'), ['--version']))) ?? []
  for (const of of nodes(region).filter(exists)) {
    const made = readFileSync(join(dataOf(of), 'PG_VERSION'), 'utf8').trim()
    if (made === runs) continue
    throw new Refusal(
      `${dataOf(of)} was made by PostgreSQL ${made}, and ${ground.program('postgres')} is version ${runs}: start a new set in another folder with --data, or take the newer version away`,
    )
  }
}

/** The one that does not follow; after a promotion nobody does, and the longer history tells. */
function primaryOf(region: RegionPlan): Member {
  const leaders = members.filter((member) => exists(node(region, member)) && !follows(node(region, member)))
  const [first, second] = leaders
  if (first === undefined) {
    throw new Refusal(
      `both PostgreSQL servers of ${region.alias} follow and none leads: promote one (\`pg_ctl promote\`)`,
    )
  }
  if (second === undefined) return first
  return timelineOf(node(region, second)) > timelineOf(node(region, first)) ? second : first
}

/** A promotion writes a file of this name before its server takes the first write; hexadecimal. */
const historyFile = /^([0-9A-F]{8})\.history$/

function timelineOf(of: Node): number {
  const numbers = readdirSync(join(dataOf(of), 'pg_wal')).map((name) => historyFile.exec(name)?.[1])
  return Math.max(1, ...numbers.map((hex) => (hex === undefined ? 1 : Number.parseInt(hex, 16))))
}

/** What the standby had is gone: a primary that was replaced may hold what the new one never saw. */
async function copyData(region: RegionPlan, primary: Member, ground: Ground): Promise<void> {
  await whole(dataOf(node(region, other(primary))), async (folder) => {
    const from = ['-h', '127.0.0.1', '-p', String(portOf(region, 'postgres', primary)), '-U', user]
    const how = ['-X', 'stream', '-c', 'fast', '-R', '--no-sync']
    await ground.run(command(tool(ground, 'pg_basebackup'), ['-D', folder, ...from, ...how]))
  })
}

/** Data that was half made is never taken for data. */
async function whole(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  await make(unfinished)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}

function launch(region: RegionPlan, member: Member, ground: Ground): void {
  const of = node(region, member)
  const settings = serverSettings({
    port: portOf(region, 'postgres', member),
    upstreamPort: portOf(region, 'postgres', other(member)),
    name: `member_${member}`,
  })
  const args = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  ground.launch(of, command(ground.program('postgres'), ['-D', dataOf(of), ...args]))
}

async function answers(region: RegionPlan, member: Member): Promise<Readiness> {
  const row = await askServer(portOf(region, 'postgres', member), 'SELECT 1 AS n')
  return row === undefined ? missing(`${node(region, member).name} does not answer`) : ready
}

async function makeDatabase(region: RegionPlan, primary: Member): Promise<void> {
  const port = portOf(region, 'postgres', primary)
  const known = await askServer(port, `SELECT count(*)::int AS n FROM pg_database WHERE datname = '${database}'`)
  // Alone: there is no standby yet that could say it has it, too.
  if (known?.['n'] === 0) await askServer(port, 'SET synchronous_commit = local', `CREATE DATABASE ${database}`)
}
