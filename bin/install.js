// Installs the packages of package-lock.json when node_modules is missing or older than it.
// A stamp file holds the lockfile's hash, so an unchanged checkout pays one small read. The stamp is
// written last and npm removes it first, so an install that broke off is simply done again.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { node24, root } from './node24.js'

const stampFile = join(root, 'node_modules', '.meridian-lock')
const lockFile = join(root, '.installing')
const lockStaleMs = 10 * 60_000

export async function installIfNeeded() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (isInstalled(wanted)) return
  await takeLock()
  process.once('exit', releaseLock)
  try {
    if (isInstalled(wanted)) return
    process.stderr.write('Installing packages (once per lockfile, about half a minute)…\n')
    const failure = await npmCi()
    if (failure !== undefined) {
      process.stderr.write(`npm ci ${failure}; see the lines above. Nothing was started.\n`)
      process.exit(1)
    }
    writeFileSync(stampFile, wanted)
  } finally {
    process.off('exit', releaseLock)
    releaseLock()
  }
}

function isInstalled(wanted) {
  return existsSync(node24()) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted
}

/** Undefined when all went well. Packages that npm has in its cache need no network. */
function npmCi() {
  const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = spawn('npm', args, { cwd: root, stdio: ['ignore', 2, 2] })
  // npm outlives an installer that was killed; nobody may start a second one beside it.
  if (npm.pid) writeFileSync(lockFile, `${process.pid} ${npm.pid}`)
  const stop = () => npm.kill('SIGTERM')
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, stop)
  return new Promise((resolve) => {
    npm.on('error', (error) => resolve(error.code === 'ENOENT' ? 'is not there: install Node with npm' : error.message))
    npm.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, stop)
      resolve(code === 0 ? undefined : signal ? `was ended by ${signal}` : `failed with code ${code}`)
    })
  })
}

/** Two commands started at once must not both run npm: a file with the pids that hold it is the lock. */
async function takeLock() {
  for (let told = false; ; await sleep(200)) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned()) stealLock()
    else if (!told) process.stderr.write('Another command is installing the packages; waiting for it…\n')
    told = true
  }
}

/** Its processes are gone, or it is so old that others must have been given the same numbers. */
function isAbandoned() {
  try {
    if (Date.now() - statSync(lockFile).mtimeMs > lockStaleMs) return true
    const pids = readFileSync(lockFile, 'utf8').split(' ').map(Number)
    return pids.every((pid) => pid > 0 && !isAlive(pid))
  } catch {
    return false // released meanwhile
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

/** Renaming succeeds for one of those who try. */
function stealLock() {
  const aside = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, aside)
  } catch {
    return
  }
  rmSync(aside, { force: true })
}

function releaseLock() {
  rmSync(lockFile, { force: true })
}
