/** The guide as something to run: its blocks in order, and what each must print. Test support. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export interface GuideBlock {
  /** Line of the guide. */
  readonly line: number
  readonly script: string
  /** `always` · `new` only where there is no installation · `live` only where one is running. */
  readonly where: 'always' | 'new' | 'live'
  readonly exitCode: number
  /** Lines that must be printed, in this order; `…` is anything, spaces count once. */
  readonly prints: readonly string[]
}

export function guideBlocks(): GuideBlock[] {
  const text = readFileSync(join(root, 'docs', 'compliance', 'guide.md'), 'utf8')
  const fences = [...text.matchAll(/^```(sh|text)(.*)\n([\s\S]*?)^```$/gm)]
  return fences.flatMap(([, kind, words = '', script = ''], at) => {
    if (kind !== 'sh') return []
    const next = fences[at + 1]
    const where = words.includes('live') ? 'live' : words.includes('new') ? 'new' : 'always'
    return [
      {
        line: text.slice(0, fences[at]?.index).split('\n').length,
        script,
        where,
        exitCode: Number(/exit=(\d+)/.exec(words)?.[1] ?? 0),
        prints: next?.[1] === 'text' ? (next[3] ?? '').trimEnd().split('\n') : [],
      },
    ]
  })
}

/** A folder in which the guide can be walked: its `npx meridian` is this repository’s. */
export function guideFolder(folder: string): NodeJS.ProcessEnv {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  symlinkSync(join(root, 'policies'), join(folder, 'policies'))
  const main = join(import.meta.dirname, 'main.ts')
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${main}" "$@"\n`)
  chmodSync(join(bin, 'npx'), 0o755)
  return { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, MERIDIAN_CWD: folder }
}

/** Runs a block; a sentence for what is otherwise than the guide says, undefined if nothing is. */
export async function runBlock(block: GuideBlock, folder: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  // All but the last command must end well; the last one ends as the block says.
  const child = spawn('sh', ['-ec', block.script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const problem = code === block.exitCode ? missing(block.prints, printed) : `ended with ${code}`
  return problem === undefined ? undefined : `docs/compliance/guide.md:${block.line}: ${problem}\n${printed}`
}

function missing(prints: readonly string[], printed: string): string | undefined {
  const lines = printed.split('\n').map(squeezed)
  let from = 0
  for (const wanted of prints) {
    const parts = squeezed(wanted)
      .split('…')
      .map((part) => part.trim())
    const pattern = new RegExp(`^${parts.map(escaped).join('.*')}$`)
    const found = lines.findIndex((line, at) => at >= from && pattern.test(line))
    if (found < 0) return `\`${wanted}\` is not printed`
    from = found + 1
  }
  return undefined
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const squeezed = (line: string): string => line.replaceAll(/\s+/g, ' ').trim()
