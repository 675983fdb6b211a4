/**
 * Jars of an engine, as its `pom.xml` pins them, in a cache that every set shares. The folder is named
 * after the pom's content: another pom is another folder, and one that is there is whole, because it
 * is filled under another name first.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { EngineName } from './engine.ts'
import { Refusal } from './refusal.ts'

const pomOf = (engine: EngineName): string => join(import.meta.dirname, engine, 'pom.xml')

export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['MERIDIAN_CACHE'] ?? join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'meridian')
}

export function jarsFolder(engine: EngineName): string {
  const hash = createHash('sha256')
    .update(readFileSync(pomOf(engine)))
    .digest('hex')
  return join(cacheFolder(), 'jars', `${engine}-${hash.slice(0, 12)}`)
}

export const hasJars = (engine: EngineName): boolean => existsSync(jarsFolder(engine))

const fetchTimeoutMs = 300_000

export async function fetchJars(engine: EngineName, maven: string): Promise<void> {
  const folder = jarsFolder(engine)
  mkdirSync(join(folder, '..'), { recursive: true })
  const unfinished = mkdtempSync(`${folder}.`)
  try {
    // Its plug-in's version is the pom's, too.
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${unfinished}`]
    await promisify(execFile)(maven, ['-B', '-q', '-f', pomOf(engine), ...goal], { timeout: fetchTimeoutMs })
    // Who fetched the same at the same time and was first has the same jars.
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } catch (caught) {
    const { stdout = '', message } = caught as Error & { stdout?: string }
    const reason = stdout.split('\n').find((line) => line.includes('ERROR')) ?? message
    throw new Refusal(`the jars of ${engine} could not be fetched by Maven: ${reason.trim()}`)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}
