/**
 * A Chromium to run the SDK in: the one that is there, else Debian's package where this process may
 * install it. Nothing of it belongs to the product, so it is no package of npm.
 */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** A mirror that does not answer must not hold up a run for longer than the tests take. */
const installSeconds = 240

/** Resolves to the executable; undefined: there is none and none could be installed. */
export async function chromium(): Promise<string | undefined> {
  return installed() ?? ((await install()) ? installed() : undefined)
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Two at once wait for each other at the package system's own lock. */
async function install(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  const apt = ['-qq', '-o', `DPkg::Lock::Timeout=${installSeconds}`]
  const packages = ['install', '-y', '--no-install-recommends', 'chromium']
  return (await run('apt-get', [...apt, ...packages])) || (await run('apt-get', [...apt, 'update']))
    ? run('apt-get', [...apt, ...packages])
    : false
}

function run(command: string, words: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn(command, words, { stdio: 'ignore', env, timeout: installSeconds * 1_000 })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
