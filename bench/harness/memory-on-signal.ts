/**
 * SIGUSR2 collects all garbage and writes down what is left, so that the memory of a connection is
 * what lives, and not what V8 keeps in hand. Loaded with `--import` into the process under test, by
 * import into a limit.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { liveBytesFile } from './live-bytes.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

process.on('SIGUSR2', () => {
  collect()
  collect()
  const { rss, heapTotal, heapUsed } = process.memoryUsage()
  const file = liveBytesFile(process.pid)
  writeFileSync(`${file}.new`, String(rss - heapTotal + heapUsed))
  renameSync(`${file}.new`, file)
})
