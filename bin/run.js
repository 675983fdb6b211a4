#!/usr/bin/env node
// Entry for every command. The system's Node may be too old to run TypeScript directly, so this
// file is plain JavaScript: it installs what the lockfile names if that has not happened yet, then
// hands over to the pinned Node 24 that came with it.
//
//   node bin/run.js FILE.ts [arguments]       run a TypeScript entry
//   node bin/run.js --bin NAME [arguments]    run an installed package's command under Node 24
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { installIfNeeded } from './install.js'
import { binaryOf, compileCache, node24, nodeFlags, root } from './node24.js'

const parentLookMs = 500

const [first, ...rest] = process.argv.slice(2)
if (first === undefined) {
  process.stderr.write('usage: node bin/run.js FILE.ts | --bin NAME [arguments]\n')
  process.exit(2)
}
await installIfNeeded()

const script = first === '--bin' ? binaryOf(rest.shift() ?? '') : first
const child = spawn(node24(), [...nodeFlags, script, ...rest], {
  cwd: first === '--bin' ? process.cwd() : root,
  env: { NODE_COMPILE_CACHE: compileCache, ...plainUnlessSeen(), ...process.env, MERIDIAN_CWD: process.cwd() },
  // The channel is a script's lifeline: it ends with this process, also when that is killed.
  stdio: ['inherit', 'inherit', 'inherit', ...(first === '--bin' ? [] : ['ipc'])],
})
// A terminal sends Ctrl-C and hang-up to the whole foreground group, the child included: passing it
// on would be a second Ctrl-C. A supervisor signals only this process. Either way this process stays
// until the child is gone, so that whoever waits for it knows that nothing is left running.
const atTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal === 'SIGTERM' || !atTerminal) child.kill(signal)
  })
}
// npm holds no line to its scripts: that it is gone shows in who the parent is. (`npm start` runs this
// by `exec`, for a shell in between would be the parent, and stay.)
const parent = process.ppid
if (process.env.npm_lifecycle_event !== undefined) {
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, parentLookMs).unref()
}
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))

// No colours where no terminal shows them: the library that makes them takes a build server for one.
function plainUnlessSeen() {
  return process.stdout.isTTY || process.env.FORCE_COLOR !== undefined ? {} : { NO_COLOR: '1' }
}
