// Installs the packages of package-lock.json when node_modules is missing or older than it.
// A stamp file holds the lockfile's hash, so an unchanged checkout pays one small read.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { node24, root } from './node24.js'

const stampFile = join(root, 'node_modules', '.meridian-lock')
const lockFolder = join(root, '.installing')
const lockStaleMs = 10 * 60_000

export async function installIfNeeded() {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  if (isInstalled(wanted)) return
  await withLock(() => {
    if (isInstalled(wanted)) return
    process.stderr.write('Installing packages (once per lockfile, about half a minute)…\n')
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    if (npm.status !== 0) {
      process.stderr.write('npm ci failed; see the lines above. Nothing was started.\n')
      process.exit(1)
    }
    writeFileSync(stampFile, wanted)
  })
}

function isInstalled(wanted) {
  return existsSync(node24()) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted
}

/** Two commands started at once must not both run npm: the folder is the lock. */
async function withLock(work) {
  for (;;) {
    try {
      mkdirSync(lockFolder)
      break
    } catch {
      if (Date.now() - statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs > lockStaleMs) rmdirSync(lockFolder)
      await sleep(200)
    }
  }
  try {
    work()
  } finally {
    rmdirSync(lockFolder)
  }
}
