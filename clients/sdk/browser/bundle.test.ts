import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

test('I4 what a browser loads has nothing of Node in it, and is at most 30 KB', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, 'sdk.browser.ts')],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const [bundle] = outputFiles
  assert.ok(bundle !== undefined)
  const foreign = Object.keys(metafile.inputs).filter((path) => /node_modules|\.node\.ts$/.test(path))
  assert.deepEqual(foreign, [])
  assert.doesNotMatch(bundle.text, /\bBuffer\b|\bprocess\./)
  const size = gzipSync(bundle.contents, { level: 9 }).length
  assert.ok(size <= 30_000, `${size} bytes`)
})
