/** The edge's code as one module for workerd, made once per version of the sources. */
import { build } from 'esbuild'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

export interface WorkerSource {
  readonly entry: string
  /** Of the bundle's file. */
  readonly name: string
}

const ourEdge: WorkerSource = {
  entry: join(import.meta.dirname, '..', '..', 'edge', 'worker.ts'),
  name: 'edge.js',
}

/** Resolves to the file of the bundle in `folder`. */
export async function bundleWorker(folder: string, { entry, name }: WorkerSource = ourEdge): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    outfile: file,
    logLevel: 'error',
  })
  return file
}
