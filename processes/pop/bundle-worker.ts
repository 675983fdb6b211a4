/** The edge's code as one module for workerd, made once per version of the sources. */
import { build } from 'esbuild'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Resolves to the file of the bundle in `folder`. */
export async function bundleWorker(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'edge.js')
  await build({
    entryPoints: [join(import.meta.dirname, '..', '..', 'edge', 'worker.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    outfile: file,
    logLevel: 'error',
  })
  return file
}
