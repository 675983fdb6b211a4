/**
 * Programs that an engine needs from the machine: found where they are, asked for their version, and
 * installed as Debian's packages where this process may do that. Whatever is missing is told before
 * anything of a set is written.
 */
import { execFile } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from './refusal.ts'

export type ProgramName = 'java' | 'mvn' | 'redis-server' | 'postgres' | 'promtool'

interface Program {
  /** What it is called where people talk about it. */
  readonly title: string
  readonly package: string
  /** Folders to look in before those of PATH. */
  readonly folders: () => readonly string[]
  readonly versionOption: string
  readonly version: RegExp
  readonly supports: (major: number) => boolean
  readonly supported: string
}

const programs: Record<ProgramName, Program> = {
  java: {
    title: 'Java',
    package: 'openjdk-17-jre-headless',
    folders: () => [
      ...(process.env['JAVA_HOME'] === undefined ? [] : [join(process.env['JAVA_HOME'], 'bin')]),
      ...versionedFolders('/usr/lib/jvm', /^java-17-/),
    ],
    versionOption: '-version',
    version: /version "(\d+)/,
    // Cassandra 5.0 runs on 11 and 17, Kafka 4 needs 17 or later.
    supports: (major) => major === 17,
    supported: '17',
  },
  mvn: {
    title: 'Maven',
    package: 'maven',
    folders: () => [],
    versionOption: '--version',
    version: /Apache Maven (\d+)/,
    supports: (major) => major >= 3,
    supported: '3 or later',
  },
  'redis-server': {
    title: 'Redis',
    package: 'redis-server',
    folders: () => [],
    versionOption: '--version',
    version: /v=(\d+)/,
    // `cluster-port` and shard channels came with 7.
    supports: (major) => major >= 7,
    supported: '7 or later',
  },
  postgres: {
    title: 'PostgreSQL',
    package: 'postgresql',
    folders: () => versionedFolders('/usr/lib/postgresql', /^\d+$/),
    versionOption: '--version',
    version: /PostgreSQL\) (\d+)/,
    supports: (major) => major >= 15,
    supported: '15 or later',
  },
  // No engine of a region: it judges the rules of alerts in a test.
  promtool: {
    title: 'promtool',
    package: 'prometheus',
    folders: () => [],
    versionOption: '--version',
    version: /promtool, version (\d+)/,
    supports: (major) => major >= 2,
    supported: '2 or later',
  },
}

function versionedFolders(parent: string, name: RegExp): string[] {
  try {
    const found = readdirSync(parent).filter((each) => name.test(each))
    const newestFirst = found.sort((a, b) => b.localeCompare(a, undefined, { numeric: true }))
    return newestFirst.map((each) => join(parent, each, 'bin'))
  } catch {
    return []
  }
}

const execute = promisify(execFile)

/** The path of a supported one. `say` hears of an installation, which may take a minute. */
export async function findProgram(name: ProgramName, say: (text: string) => void): Promise<string> {
  const path = pathOf(name) ?? (await install(name, say))
  const { title, versionOption, version, supports, supported } = programs[name]
  // Java tells its version on the error stream.
  const told = await execute(path, [versionOption]).then(
    ({ stdout, stderr }) => `${stdout}${stderr}`,
    (caught: Error) => caught.message,
  )
  const major = Number(version.exec(told)?.[1])
  if (supports(major)) return path
  const found = Number.isNaN(major) ? 'tells no version' : `is version ${major}`
  throw new Refusal(`${title} ${supported} is needed, and ${path} ${found}: put a supported one first in PATH`)
}

function pathOf(name: ProgramName): string | undefined {
  const folders = [...programs[name].folders(), ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A mirror that does not answer must not hold a start up for ever. */
const installTimeoutMs = 240_000

async function install(name: ProgramName, say: (text: string) => void): Promise<string> {
  const { title, package: wanted, supported } = programs[name]
  const byHand = `${title} ${supported} is needed (Debian: \`apt-get install ${wanted}\`)`
  if (process.getuid?.() !== 0) throw new Refusal(`${byHand}, and only root may install it`)
  say(`installing Debian's ${wanted}`)
  const options = ['-qq', '-y', '-o', 'DPkg::Lock::Timeout=120', '--no-install-recommends']
  // With run level 1 the package starts no service: what runs is started by us, or not at all.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args: string[]): Promise<unknown> => execute('apt-get', args, { env, timeout: installTimeoutMs })
  try {
    // A machine that was just made has no list of packages yet.
    await apt('install', ...options, wanted).catch(async () => {
      await apt('update', '-qq')
      await apt('install', ...options, wanted)
    })
  } catch (caught) {
    const reason = caught instanceof Error ? (caught.message.trim().split('\n').at(-1) ?? '') : String(caught)
    throw new Refusal(`${byHand}, and it could not be installed: ${reason}`)
  }
  const path = pathOf(name)
  if (path === undefined) throw new Refusal(`${byHand}; the package is installed and has no ${name}`)
  return path
}
